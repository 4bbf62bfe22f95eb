package orrery.node.availability;

/** What is due at a time. */
sealed interface Happening {
    /** A failure comes, or, of those that corrupt silently, comes to light. */
    record Struck(Incident incident, boolean found) implements Happening {}

    /** A tray is mended. */
    record TrayMended(int reserve) implements Happening {}

    /** A domain is mended. */
    record DomainMended(int domain) implements Happening {}

    /** It is known that copies are down. */
    record Noticed() implements Happening {}

    /** A copy serves, with the trays it had when it was started, or serves with more of them. */
    record Started(int copy, int start, int trays) implements Happening {}
}
