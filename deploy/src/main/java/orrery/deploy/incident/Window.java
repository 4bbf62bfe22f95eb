package orrery.deploy.incident;

/** A part of virtual time in picoseconds, its end not in it. */
public record Window(long fromPs, long untilPs) {
    private static final double PICOS_PER_SECOND = 1e12;

    /** What ends before it begins is empty. */
    public Window {
        untilPs = Math.max(fromPs, untilPs);
    }

    public boolean contains(long atPs) {
        return fromPs <= atPs && atPs < untilPs;
    }

    public double seconds() {
        return (untilPs - fromPs) / PICOS_PER_SECOND;
    }
}
