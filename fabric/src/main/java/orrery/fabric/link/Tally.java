package orrery.fabric.link;

/** How much went through each port, and how long that took. */
final class Tally {
    private final long[] busyPs;
    private final long[] contentBytes;
    private final long[] wireBytes;

    Tally(int ports) {
        busyPs = new long[ports];
        contentBytes = new long[ports];
        wireBytes = new long[ports];
    }

    void add(int port, long content, long wire, long busy) {
        contentBytes[port] += content;
        wireBytes[port] += wire;
        busyPs[port] += busy;
    }

    long busyPs(int port) {
        return busyPs[port];
    }

    long contentBytes(int port) {
        return contentBytes[port];
    }

    long wireBytes(int port) {
        return wireBytes[port];
    }
}
