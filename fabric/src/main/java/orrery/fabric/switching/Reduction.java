package orrery.fabric.switching;

import orrery.protocol.payload.Nothing;
import orrery.protocol.payload.Payload;
import orrery.protocol.payload.Sized;
import orrery.protocol.payload.Tensor;

/**
 * Addends on their way into one sum: one from every port down the tree. Added in the order of those ports, which is rank
 * order, whatever the order of arrival.
 */
final class Reduction {
    /** No GPU asked: the sum goes to the whole group. */
    static final int NOBODY = -1;

    private final int requester;
    private final Payload[] addends;
    private int missing;
    private long longestSpanPs;

    Reduction(int requester, int addends) {
        this.requester = requester;
        this.addends = new Payload[addends];
        this.missing = addends;
    }

    int requester() {
        return requester;
    }

    /** Takes the addend of a place; true when it was the last one missing. */
    boolean complete(int place, long spanPs, Payload addend) {
        if (addends[place] != null) {
            throw new IllegalStateException("two addends came from place " + place);
        }
        addends[place] = addend;
        longestSpanPs = Math.max(longestSpanPs, spanPs);
        return --missing == 0;
    }

    /** The slowest addend's span: the sum streams out as its addends stream in. */
    long spanPs() {
        return longestSpanPs;
    }

    Payload sum() {
        return switch (addends[0]) {
            case Tensor first -> sumFrom(first);
            case Nothing nothing -> nothing;
            case Sized size -> size;
            case Payload other -> throw new IllegalStateException("a switch cannot add " + other);
        };
    }

    private Tensor sumFrom(Tensor first) {
        var sum = first.toArray();
        for (var place = 1; place < addends.length; place++) {
            add(addends[place], sum);
        }
        return Tensor.charged(sum, first.bytes());
    }

    private static void add(Payload payload, float[] sum) {
        if (!(payload instanceof Tensor addend) || addend.length() != sum.length) {
            throw new IllegalStateException("a switch cannot add " + payload + " to a tensor of " + sum.length);
        }
        addend.addTo(sum, 0);
    }
}
