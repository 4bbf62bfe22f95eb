package orrery.node.tensor;

import jdk.incubator.vector.FloatVector;

/** How many float32 a machine multiplies at once; it decides speed, never bits. */
enum Lanes {
    /** Plain loops. */
    ONE,
    /** 256-bit vectors, such as AVX2. */
    EIGHT,
    /** 512-bit vectors, such as AVX-512. */
    SIXTEEN;

    /** This machine. */
    static final Lanes HERE = of(FloatVector.SPECIES_PREFERRED.vectorBitSize());

    private static Lanes of(int bits) {
        return bits >= 512 ? SIXTEEN : bits >= 256 ? EIGHT : ONE;
    }
}
