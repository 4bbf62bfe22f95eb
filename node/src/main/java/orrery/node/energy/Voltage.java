package orrery.node.energy;

/**
 * Dynamic voltage and frequency scaling: the voltage falls in a line with the clock, down to a least voltage at no clock.
 *
 * <p>Switching takes energy as the square of the voltage (E = C V²), so watts fall as {@code clock x voltage(clock)²}: the
 * cube of the clock where the least voltage is 0, and the clock itself where it is 1.
 *
 * @param least at the lowest clock, as a share of the voltage at the highest
 */
public record Voltage(double least) {
    private static final int HALVINGS = 60; // of the range of clocks, below the last bit of a double

    public Voltage {
        if (!(least >= 0 && least <= 1)) {
            throw new IllegalArgumentException("the least voltage is a share from 0 to 1, found " + least);
        }
    }

    /** Share of the full voltage at a share of the full clock. */
    public double at(double clock) {
        return least + (1 - least) * clock;
    }

    /** Energy of an operation at a share of the full clock, as a share of that at the full clock. */
    public double energyAt(double clock) {
        return at(clock) * at(clock);
    }

    /** Switching watts at a share of the full clock, as a share of those at the full clock. */
    public double wattsAt(double clock) {
        return clock * energyAt(clock);
    }

    /** The highest share of the full clock that keeps the switching watts within a share of themselves. */
    public double clockFor(double wattsShare) {
        if (wattsShare >= 1) {
            return 1;
        }
        var low = 0.0;
        var high = 1.0;
        for (var step = 0; step < HALVINGS; step++) {
            var middle = (low + high) / 2;
            if (wattsAt(middle) <= wattsShare) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
