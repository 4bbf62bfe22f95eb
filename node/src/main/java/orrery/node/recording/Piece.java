package orrery.node.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What one place put on record in one epoch of a run, as far as it counts.
 *
 * <pre>
 *   epoch 1   begins ────────checkpoint──────lost      what comes from the checkpoint on is what the next epoch did instead
 *   epoch 2                     begins ──────────end
 * </pre>
 *
 * @param beginsPs nothing before is in it
 * @param untilPs nothing from here on counts; never in the last epoch
 */
record Piece(Path file, long epoch, long beginsPs, long untilPs) {
    private static final Pattern NAME = Pattern.compile("epoch-(\\d{1,15})-place-\\d{1,6}\\.spans");

    static String name(long epoch, int place) {
        return "epoch-" + epoch + "-place-" + place + ".spans";
    }

    /** In the order of their names. */
    static List<Path> files(Path folder) throws IOException {
        try (var all = Files.list(folder)) {
            return all.filter(
                            file -> NAME.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
    }

    /** Those of which anything counts, the latest epoch first. */
    static List<Piece> all(Path folder) throws IOException {
        var latestFirst = files(folder).stream()
                .sorted(Comparator.comparingLong(Piece::epochOf).reversed())
                .toList();
        var pieces = new ArrayList<Piece>();
        for (var file : latestFirst) {
            var epoch = epochOf(file);
            var untilPs = pieces.stream()
                    .filter(later -> later.epoch > epoch)
                    .mapToLong(Piece::beginsPs)
                    .min()
                    .orElse(Long.MAX_VALUE);
            var piece = new Piece(file, epoch, beginsPs(file, untilPs), untilPs);
            if (piece.beginsPs < untilPs) {
                pieces.add(piece);
            }
        }
        return pieces;
    }

    private static long epochOf(Path file) {
        var name = NAME.matcher(file.getFileName().toString());
        if (!name.matches()) {
            throw new IllegalArgumentException(file + " is none of ours");
        }
        return Long.parseLong(name.group(1));
    }

    /** Of an epoch that was lost before anything of it was on disk, nothing counts. */
    private static long beginsPs(Path file, long untilPs) throws IOException {
        if (untilPs < Long.MAX_VALUE && Files.size(file) == 0) {
            return untilPs;
        }
        try (var reader = PlaceReader.open(file, untilPs)) {
            return reader.beginsPs();
        }
    }

    boolean isOfTheLastEpoch() {
        return untilPs == Long.MAX_VALUE;
    }

    PlaceReader read() throws IOException {
        return PlaceReader.open(file, untilPs);
    }
}
