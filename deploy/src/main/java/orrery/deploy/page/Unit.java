package orrery.deploy.page;

/** Of time, for an axis. */
enum Unit {
    S("s", 1e12),
    MS("ms", 1e9),
    US("µs", 1e6),
    NS("ns", 1e3),
    PS("ps", 1);

    /** Below it, ticks of an axis would need decimals. */
    private static final double LEAST = 10;

    private final String spelling;
    private final double picos;

    Unit(String spelling, double picos) {
        this.spelling = spelling;
        this.picos = picos;
    }

    /** The largest of which there are ten or more. */
    static Unit of(double mostPs) {
        for (var unit : values()) {
            if (mostPs / unit.picos >= LEAST) {
                return unit;
            }
        }
        return PS;
    }

    double in(double timePs) {
        return timePs / picos;
    }

    @Override
    public String toString() {
        return spelling;
    }
}
