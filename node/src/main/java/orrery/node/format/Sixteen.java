package orrery.node.format;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** Codes as vectors of sixteen numbers. Every step is exact or rounds once, so they give what plain loops give. */
final class Sixteen {
    /** Whether this machine computes with sixteen numbers at once; it decides speed, never bits. */
    static final boolean WIDE = FloatVector.SPECIES_PREFERRED.vectorBitSize() >= 512;

    static final int LANES = 16;

    private static final VectorMask<Integer> UPPER = VectorMask.fromLong(IntVector.SPECIES_512, 0xFF00);
    private static final IntVector SHIFTS =
            IntVector.zero(IntVector.SPECIES_512).addIndex(4).lanewise(VectorOperators.AND, Integer.SIZE - 1);

    private Sixteen() {}

    /** Sixteen bytes, signed. */
    static IntVector bytes(MemorySegment data, long at) {
        var bytes = ByteVector.fromMemorySegment(ByteVector.SPECIES_128, data, at, ByteOrder.LITTLE_ENDIAN);
        return (IntVector) bytes.castShape(IntVector.SPECIES_512, 0);
    }

    /** So many bits of each of sixteen bytes. */
    static IntVector bits(MemorySegment data, long at, int shift, int mask) {
        return bytes(data, at).lanewise(VectorOperators.LSHR, shift).and(mask);
    }

    /** The sixteen halves of eight bytes, the lowest first. */
    static IntVector nibbles(long bits) {
        var lower = IntVector.broadcast(IntVector.SPECIES_512, (int) bits);
        var upper = IntVector.broadcast(IntVector.SPECIES_512, (int) (bits >>> Integer.SIZE));
        return lower.blend(upper, UPPER).lanewise(VectorOperators.LSHR, SHIFTS).and(0xF);
    }

    static FloatVector floats(IntVector numbers) {
        return (FloatVector) numbers.convert(VectorOperators.I2F, 0);
    }
}
