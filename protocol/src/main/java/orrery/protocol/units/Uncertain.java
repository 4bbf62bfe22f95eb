package orrery.protocol.units;

/**
 * A number and by how much it may be off, of any unit: it lies within {@code value - deviation .. value + deviation}.
 *
 * <p>Figures that have nothing to do with each other add up as the root of the sum of squares: it is unlikely that all are
 * off the same way. One figure used many times is off the same way each time, so its deviations add up.
 *
 * @param value zero or more
 * @param deviation zero or more
 */
public record Uncertain(double value, double deviation) {
    public static final Uncertain ZERO = new Uncertain(0, 0);

    public Uncertain {
        if (!(value >= 0) || !(deviation >= 0) || Double.isInfinite(value + deviation)) {
            throw new IllegalArgumentException("zero or more and finite, found " + value + " and " + deviation);
        }
    }

    /** Off by a share of itself at most: {@code within(1000, 0.15)} is 850 to 1,150. */
    public static Uncertain within(double value, double share) {
        return new Uncertain(value, value * share);
    }

    /** The sum with something that rests on other figures. */
    public Uncertain plus(Uncertain other) {
        return new Uncertain(value + other.value, Math.hypot(deviation, other.deviation));
    }

    /** The sum with something that rests on the same figure. */
    public Uncertain plusAlike(Uncertain other) {
        return new Uncertain(value + other.value, deviation + other.deviation);
    }

    public Uncertain times(double factor) {
        return new Uncertain(value * factor, deviation * factor);
    }

    /** The product with something that rests on other figures. */
    public Uncertain times(Uncertain other) {
        var product = value * other.value;
        return within(product, Math.hypot(share(), other.share()));
    }

    /** One over it. */
    public Uncertain inverse() {
        return within(1 / value, share());
    }

    /** What it may be off, as a share of it; 0 of zero. */
    public double share() {
        return value == 0 ? 0 : deviation / value;
    }

    public double low() {
        return Math.max(0, value - deviation);
    }

    public double high() {
        return value + deviation;
    }
}
