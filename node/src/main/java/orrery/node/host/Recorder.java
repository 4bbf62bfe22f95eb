package orrery.node.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import orrery.fabric.actor.Conductor;
import orrery.fabric.time.Spans;
import orrery.node.host.HostMessage.Assign;
import orrery.node.recording.PlaceFile;
import orrery.node.recording.Recording;

/**
 * Keeps on disk what the devices of one place do, window by window; afterwards it is handed over in slices.
 *
 * <p>Told on the Conductor's thread when a window is over, sealed when nothing is left to do.
 */
final class Recorder implements Conductor.Watcher, AutoCloseable {
    private final Spans spans = new Spans();
    private final Path path;
    private final PlaceFile file;
    private final boolean isShared;
    private long bytes;

    private Recorder(Path path, PlaceFile file, boolean isShared) {
        this.isShared = isShared;
        this.path = path;
        this.file = file;
    }

    /** From now on everything that the devices of a cast do is on record. */
    static Recorder begin(Cast cast) {
        try {
            var path = cast.assign().recordIn().isEmpty() ? ownPath() : sharedPath(cast.assign());
            var recorder = new Recorder(
                    path,
                    PlaceFile.create(path, cast.beginPs()),
                    !cast.assign().recordIn().isEmpty());
            cast.hosted().shells().forEach(shell -> shell.record(recorder.spans));
            return recorder;
        } catch (IOException full) {
            throw new NotRecorded(full);
        }
    }

    private static Path ownPath() throws IOException {
        var path = Files.createTempFile("orrery-place-", ".spans");
        path.toFile().deleteOnExit();
        return path;
    }

    private static Path sharedPath(Assign assign) throws IOException {
        var folder = Files.createDirectories(Path.of(assign.recordIn()));
        return Recording.file(folder, assign.epoch(), assign.jvm());
    }

    @Override
    public void windowOver(long events, long achieved) {
        spans.drain(file::add);
    }

    /**
     * While the devices lie still: all that they did is on disk, so that whoever takes the run up from here has it.
     *
     * @throws NotRecorded where it is not
     */
    void keep() {
        try {
            file.flush();
        } catch (IOException full) {
            throw new NotRecorded(full);
        }
    }

    /** @throws NotRecorded where not all of it is on disk */
    void seal(Cast cast) {
        try {
            file.seal(cast.hosted().series().get());
            bytes = isShared ? 0 : Files.size(path);
        } catch (IOException full) {
            throw new NotRecorded(full);
        }
    }

    /** What is on record is not on disk. */
    static final class NotRecorded extends UncheckedIOException {
        private static final long serialVersionUID = 1;

        NotRecorded(IOException why) {
            super(why.getMessage(), why);
        }
    }

    /** None where the console finds the file by itself. */
    int slices() {
        return (int) Math.ceilDiv(bytes, Parcel.SLICE_BYTES);
    }

    boolean has(int number) {
        return number >= 0 && number < slices();
    }

    byte[] slice(int number) {
        var from = (long) number * Parcel.SLICE_BYTES;
        var slice = ByteBuffer.allocate((int) Math.min(Parcel.SLICE_BYTES, bytes - from));
        try (var channel = FileChannel.open(path)) {
            while (slice.hasRemaining() && channel.read(slice, from + slice.position()) >= 0) {
                // the rest, too
            }
            return slice.array();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** Removes it, unless others are to find it. */
    @Override
    public void close() {
        file.close();
        try {
            if (!isShared) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            // It is removed with this JVM's end, or with the folder for such files.
        }
    }
}
