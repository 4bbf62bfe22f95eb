package orrery.node.collective;

import java.util.Arrays;

/**
 * The ports that one rank's pieces for another take, and what each carries of a piece: its part of the width of all.
 *
 * <p>Where planes are folded, a port stands for several that are provably alike: it carries its own part, and the others are
 * counted as its equals. Ports of one width carry as many bytes, the last of them rounded up, so that alike planes stay
 * alike.
 */
final class Stripes {
    private final int[] ports;
    private final long[] widths;
    private final int[] alike;
    private final long[] before; // width of all planes, folded ones too, before each port's
    private final long whole;

    /**
     * @param ports ascending
     * @param widths of each port, in any unit
     * @param alike planes that each port stands for, itself included
     */
    Stripes(int[] ports, long[] widths, int[] alike) {
        this.ports = ports;
        this.alike = alike;
        this.widths = reduced(widths);
        this.before = new long[ports.length];
        var sum = 0L;
        for (var stripe = 0; stripe < ports.length; stripe++) {
            before[stripe] = sum;
            sum += this.widths[stripe] * alike[stripe];
        }
        this.whole = sum;
    }

    private static long[] reduced(long[] widths) {
        var divisor = Math.max(1, Arrays.stream(widths).reduce(0, Stripes::greatestCommonDivisor));
        return Arrays.stream(widths).map(width -> width / divisor).toArray();
    }

    private static long greatestCommonDivisor(long a, long b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }

    int count() {
        return ports.length;
    }

    int port(int stripe) {
        return ports[stripe];
    }

    /** Planes that a stripe stands for. */
    int alike(int stripe) {
        return alike[stripe];
    }

    long bytes(int stripe, long bytes) {
        return Math.ceilDiv(bytes * widths[stripe], whole);
    }

    /** The first of so many elements that a stripe carries; that of the stripe after the last is their number. */
    int from(int stripe, int elements) {
        return stripe == ports.length ? elements : (int) (elements * before[stripe] / whole);
    }

    /** Which stripe comes in by a port. */
    int of(int port) {
        var stripe = Arrays.binarySearch(ports, port);
        if (stripe < 0) {
            throw new IllegalStateException("a piece came by port " + port + ", allowed: " + Arrays.toString(ports));
        }
        return stripe;
    }
}
