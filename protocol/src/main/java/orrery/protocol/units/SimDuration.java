package orrery.protocol.units;

/** A span of virtual time in picoseconds, never negative. */
public record SimDuration(long picos) implements Comparable<SimDuration> {
    public static final SimDuration ZERO = new SimDuration(0);
    private static final Scale SCALE = Scale.of("time")
            .with("ps", 1)
            .with("ns", 1_000)
            .with("us", 1_000_000)
            .with("µs", 1_000_000)
            .with("ms", 1_000_000_000)
            .with("s", Scale.PICOS_PER_SECOND);

    public SimDuration {
        if (picos < 0) {
            throw new IllegalArgumentException("a duration cannot be negative, found " + picos + " ps");
        }
    }

    public static SimDuration nanos(long n) {
        return new SimDuration(Math.multiplyExact(n, 1_000L));
    }

    public static SimDuration micros(long n) {
        return new SimDuration(Math.multiplyExact(n, 1_000_000L));
    }

    public static SimDuration seconds(long n) {
        return new SimDuration(Math.multiplyExact(n, Scale.PICOS_PER_SECOND));
    }

    /** Reads for example {@code 350 ns} or {@code 1.5 us}. */
    public static SimDuration parse(String text) {
        return new SimDuration(SCALE.parse(text));
    }

    public SimDuration plus(SimDuration other) {
        return new SimDuration(Math.addExact(picos, other.picos));
    }

    public SimDuration times(long factor) {
        return new SimDuration(Math.multiplyExact(picos, factor));
    }

    public double inSeconds() {
        return picos / (double) Scale.PICOS_PER_SECOND;
    }

    @Override
    public int compareTo(SimDuration other) {
        return Long.compare(picos, other.picos);
    }

    @Override
    public String toString() {
        return SCALE.print(picos, "ps", "ns", "µs", "ms", "s");
    }
}
