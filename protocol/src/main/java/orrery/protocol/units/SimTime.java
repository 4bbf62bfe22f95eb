package orrery.protocol.units;

/** Picoseconds since the run began: 64 B at 900 GB/s takes 72 ps, which nanoseconds would round away. Holds 106 days. */
public record SimTime(long picos) implements Comparable<SimTime> {
    public static final SimTime ZERO = new SimTime(0);

    public SimTime {
        if (picos < 0) {
            throw new IllegalArgumentException("virtual time starts at 0, found " + picos + " ps");
        }
    }

    public SimTime plus(SimDuration duration) {
        return new SimTime(Math.addExact(picos, duration.picos()));
    }

    public SimDuration since(SimTime earlier) {
        return new SimDuration(Math.subtractExact(picos, earlier.picos));
    }

    @Override
    public int compareTo(SimTime other) {
        return Long.compare(picos, other.picos);
    }

    @Override
    public String toString() {
        return new SimDuration(picos).toString();
    }
}
