package orrery.node.availability;

/**
 * Under what terms failures are met.
 *
 * @param policy of copies
 * @param masked whether what is lost of NVLink is done without, instead of ending everything in the domain
 * @param redundancy of lasers
 * @param spares trays in reserve: in each NVLink domain, or in all where every domain is a tray
 */
public record Terms(Policy policy, boolean masked, Redundancy redundancy, int spares) {

    /** The same with another reserve. */
    public Terms spares(int other) {
        return new Terms(policy, masked, redundancy, other);
    }
}
