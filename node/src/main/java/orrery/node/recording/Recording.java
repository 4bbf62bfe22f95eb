package orrery.node.recording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import orrery.fabric.link.PortSeries;

/**
 * What happened in a run, by the files of all its places in one folder.
 *
 * <p>A run that was begun without a record, and taken up from a checkpoint with one, has a gap: {@link #beginsPs} says so.
 */
public final class Recording {
    private final Path folder;
    private final List<Piece> pieces; // by epoch

    private Recording(Path folder, List<Piece> pieces) {
        this.folder = folder;
        this.pieces = pieces;
    }

    /**
     * The file of a place in the folder of a recording.
     *
     * @param epoch how often the run was begun or taken up by then; 0 where it is not kept
     */
    public static Path file(Path folder, long epoch, int place) {
        return folder.resolve(Piece.name(epoch, place));
    }

    /**
     * A recording that is whole.
     *
     * @throws RecordingProblem where there is none, or one of its files is not whole
     */
    public static Recording open(Path folder) throws IOException {
        var pieces = Piece.all(folder);
        if (pieces.isEmpty()) {
            throw new RecordingProblem(folder, "has no files");
        }
        for (var piece : pieces) {
            if (piece.isOfTheLastEpoch()) {
                try (var reader = piece.read()) {
                    reader.seriesAt();
                }
            }
        }
        return new Recording(folder, pieces);
    }

    /** All files of a recording go elsewhere; nothing happens where there are none. */
    public static void move(Path from, Path to) throws IOException {
        if (Files.isDirectory(from)) {
            for (var file : Piece.files(from)) {
                Files.move(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
            removeEmpty(from);
        }
    }

    private static void removeEmpty(Path folder) throws IOException {
        try (var left = Files.list(folder)) {
            if (left.findAny().isPresent()) {
                return;
            }
        }
        Files.delete(folder);
    }

    /** Virtual time before which nothing is on record; later than 0 where the run was begun without a record. */
    public long beginsPs() {
        return pieces.stream().mapToLong(Piece::beginsPs).min().orElseThrow();
    }

    /**
     * Everything, in the order of the time when it was put on record, then by device; to be closed. It is read as it is asked for,
     * and may be asked for again.
     *
     * @throws RecordingProblem where a file turns out to be damaged
     */
    public Stream<Recorded> spans() throws IOException {
        var readers = new ArrayList<PlaceReader>();
        for (var piece : pieces) {
            readers.add(piece.read());
        }
        var merged = new Merged(readers);
        return StreamSupport.stream(merged, false).onClose(merged::close);
    }

    /** Bytes over time, by device and port, since the run was begun. */
    public List<PortSeries> series() throws IOException {
        var series = new ArrayList<PortSeries>();
        for (var piece : pieces) {
            if (piece.isOfTheLastEpoch()) {
                try (var reader = piece.read()) {
                    series.addAll(reader.series());
                }
            }
        }
        series.sort(Comparator.comparingInt(PortSeries::device)
                .thenComparing(one -> one.ports().getFirst()));
        return series;
    }

    /** Removes its files, and the folder where nothing else is in it. */
    public void remove() {
        try {
            for (var file : Piece.files(folder)) {
                Files.deleteIfExists(file);
            }
            removeEmpty(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
