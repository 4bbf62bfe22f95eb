package orrery.node.execution;

import java.util.stream.IntStream;
import orrery.protocol.payload.Digest;
import orrery.protocol.payload.Trouble;

/**
 * A bit of a tensor that turns over on its way out of a device.
 *
 * @param device whose tensor it is
 * @param seed draws the element and the bit
 * @param checked whether a checksum from end to end tells
 */
record Flip(int device, long seed, boolean checked) {
    private static final int BIT_DRAW = 1;

    /** Turns the bit of one of the values; what that was, in words, or null where all are zero, as padding is. */
    String of(float[] values) {
        if (values == null || values.length == 0) {
            return "a bit of a tensor is flipped, whose numbers nobody computes";
        }
        var element = element(values);
        if (values[element] == 0) {
            return null;
        }
        var before = values[element];
        values[element] = of(before);
        return "a bit of element " + element + " of a tensor is flipped: " + before + " becomes " + values[element];
    }

    /** The first from a drawn one on that is not zero. */
    private int element(float[] values) {
        var drawn = (int) Long.remainderUnsigned(Digest.mix(seed, values.length), values.length);
        return IntStream.range(0, values.length)
                .map(distance -> (drawn + distance) % values.length)
                .filter(element -> values[element] != 0)
                .findFirst()
                .orElse(drawn);
    }

    /** The value with the bit turned over; never one that is no number. */
    private float of(float value) {
        var bit = (int) Long.remainderUnsigned(Digest.mix(seed, BIT_DRAW), Float.SIZE);
        var flipped = Float.intBitsToFloat(Float.floatToRawIntBits(value) ^ 1 << bit);
        return Float.isFinite(flipped) ? flipped : -value;
    }

    /** What the checksum tells. */
    Trouble found() {
        return new Trouble(device, Trouble.Kind.CHECKSUM, 0);
    }
}
