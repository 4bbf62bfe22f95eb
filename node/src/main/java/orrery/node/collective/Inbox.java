package orrery.node.collective;

import java.util.Arrays;
import orrery.protocol.payload.Payload;

/**
 * The pieces of one lane that came before the lane took them: a window over their numbers that moves on and grows. Planes
 * do not wait for each other, nor do senders, so pieces and stripes come in any order.
 */
final class Inbox {
    private static final int WHOLE = -1;
    private static final int LEAST = 4;

    private final boolean keepsPayloads;
    private int first;
    private int[] missing = new int[LEAST]; // stripes of a piece; 0 where none came yet, WHOLE where all did
    private long[] wholePs = new long[LEAST];
    private Payload[][] payloads; // by piece and stripe

    Inbox(boolean keepsPayloads) {
        this.keepsPayloads = keepsPayloads;
        this.payloads = keepsPayloads ? new Payload[LEAST][] : null;
    }

    /** Takes a stripe of a piece; true when it was the last one missing. */
    boolean complete(int piece, int stripe, int stripes, long tailPs, Payload payload) {
        if (piece < first) {
            throw new IllegalStateException("piece " + piece + " came again, those before " + first + " were taken");
        }
        if (piece - first >= missing.length) {
            grow(piece);
        }
        var place = piece & missing.length - 1;
        if (missing[place] == 0) {
            missing[place] = stripes;
            wholePs[place] = tailPs;
        } else if (missing[place] == WHOLE) {
            throw new IllegalStateException("piece " + piece + " came twice");
        } else {
            wholePs[place] = Math.max(wholePs[place], tailPs);
        }
        if (keepsPayloads) {
            keep(place, stripe, stripes, payload);
        }
        if (--missing[place] > 0) {
            return false;
        }
        missing[place] = WHOLE;
        return true;
    }

    private void keep(int place, int stripe, int stripes, Payload payload) {
        if (payloads[place] == null) {
            payloads[place] = new Payload[stripes];
        }
        payloads[place][stripe] = payload;
    }

    private void grow(int piece) {
        var length = Integer.highestOneBit(piece - first) << 1;
        var oldMask = missing.length - 1;
        var oldMissing = missing;
        var oldWholePs = wholePs;
        var oldPayloads = payloads;
        missing = new int[length];
        wholePs = new long[length];
        payloads = keepsPayloads ? new Payload[length][] : null;
        for (var number = first; number <= first + oldMask; number++) {
            missing[number & length - 1] = oldMissing[number & oldMask];
            wholePs[number & length - 1] = oldWholePs[number & oldMask];
            if (keepsPayloads) {
                payloads[number & length - 1] = oldPayloads[number & oldMask];
            }
        }
    }

    boolean isWhole(int piece) {
        return piece - first < missing.length && missing[piece & missing.length - 1] == WHOLE;
    }

    /** When the tail of a whole piece was in. */
    long wholePs(int piece) {
        return wholePs[piece & missing.length - 1];
    }

    /** The stripes of a whole piece, in order. */
    Payload[] stripes(int piece) {
        return payloads[piece & missing.length - 1];
    }

    /** Forgets all pieces before one; numbers that no piece bears are skipped. */
    void dropBefore(int piece) {
        while (first < piece) {
            var place = first++ & missing.length - 1;
            missing[place] = 0;
            if (keepsPayloads) {
                payloads[place] = null;
            }
        }
    }

    @Override
    public String toString() {
        return "Inbox[from piece " + first + ", missing " + Arrays.toString(missing) + "]";
    }
}
