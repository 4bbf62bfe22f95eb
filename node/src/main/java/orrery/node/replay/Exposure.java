package orrery.node.replay;

/** How long communication was under way, and how much of that while nothing was computed. Waiting for a peer counts. */
final class Exposure {
    private long sincePs;
    private int communicating;
    private boolean computing;
    private long communicationPs;
    private long exposedPs;

    /** From now on so much more is under way, or less. */
    void communicates(long nowPs, int more) {
        advance(nowPs);
        communicating += more;
    }

    void computes(long nowPs, boolean isComputing) {
        advance(nowPs);
        computing = isComputing;
    }

    private void advance(long nowPs) {
        if (communicating > 0) {
            communicationPs += nowPs - sincePs;
            exposedPs += computing ? 0 : nowPs - sincePs;
        }
        sincePs = nowPs;
    }

    long communicationPs() {
        return communicationPs;
    }

    long exposedPs() {
        return exposedPs;
    }
}
