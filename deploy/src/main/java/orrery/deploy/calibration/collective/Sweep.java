package orrery.deploy.calibration.collective;

import java.util.HashSet;
import java.util.List;
import orrery.deploy.measured.Measurement;
import orrery.node.trial.CollectiveTrial;

/**
 * Measured sizes of one collective on one number of ranks, and the trial that repeats them.
 *
 * @param trial of each size once
 * @param sizes as measured; a size stands twice where it was measured in place, too
 */
public record Sweep(CollectiveTrial trial, List<Size> sizes) {
    /** Larger messages take long to emulate, and tell of rates what this one does. */
    private static final long LARGEST_FITTED = 256L << 20;

    private static final int MOST_FITTED = 24;

    public Sweep {
        sizes = List.copyOf(sizes);
    }

    /** @param micros measured, or from a bandwidth; above 0 */
    public record Size(Measurement row, double micros) {}

    /** The sizes that a fit looks at: up to 256 MiB, and of very many evenly some. */
    Sweep fitted() {
        var small = trial.sizes().stream()
                .sorted()
                .filter(size -> size <= LARGEST_FITTED)
                .toList();
        var from = small.isEmpty() ? trial.sizes().stream().sorted().limit(1).toList() : small;
        var kept = new HashSet<Long>();
        for (var i = 0; i < Math.min(MOST_FITTED, from.size()); i++) {
            kept.add(from.get((int) ((long) i * from.size() / Math.min(MOST_FITTED, from.size()))));
        }
        kept.add(from.getLast());
        return new Sweep(
                trial.of(trial.sizes().stream().filter(kept::contains).toList()),
                sizes.stream().filter(size -> kept.contains(size.row().bytes())).toList());
    }
}
