package orrery.node.membership;

/** Who comes and goes, of those who hold devices. */
public sealed interface Attendance {
    Endpoint member();

    /** A host is up. */
    record Present(Endpoint member, String version) implements Attendance {}

    /** A host left, was shut out, or could not be reached for a while. */
    record Gone(Endpoint member, String how) implements Attendance {}
}
