package orrery.deploy.launch;

/** How many threads a JVM gets. */
final class Threads {
    private static final int MOST = 1024;

    private Threads() {}

    /** What was asked for, otherwise this JVM's share of the cores, at least one. */
    static int of(Integer asked, int share) {
        if (asked == null) {
            return Math.clamp(share, 1, MOST);
        }
        Whole.check("--threads", asked, MOST);
        return asked;
    }
}
