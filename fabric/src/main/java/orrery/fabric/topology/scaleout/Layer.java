package orrery.fabric.topology.scaleout;

/**
 * Two tiers of switches, each of the lower wired with each of the upper.
 *
 * @param upper switches of the upper tier
 * @param parallel wires between a lower and an upper switch
 */
record Layer(int upper, int parallel) {

    /**
     * The fewest upper switches that carry so many uplinks of every lower switch.
     *
     * @param lower switches of the lower tier
     * @param uplinks every lower switch needs
     * @param upperPorts an upper switch has for the lower tier
     * @param lowerPorts a lower switch has left for the upper tier; at least {@code uplinks}
     */
    static Layer above(int lower, int uplinks, int upperPorts, int lowerPorts) {
        for (int upper = 1; upper < uplinks; upper++) {
            int parallel = Math.ceilDiv(uplinks, upper);
            if (lower * (long) parallel <= upperPorts && upper * (long) parallel <= lowerPorts) {
                return new Layer(upper, parallel);
            }
        }
        return new Layer(uplinks, 1);
    }

    /** Ports of a switch for endpoints, where {@code blocking} of them share one uplink. */
    static int down(int ports, int blocking) {
        return Math.max(1, (int) ((long) ports * blocking / (blocking + 1)));
    }
}
