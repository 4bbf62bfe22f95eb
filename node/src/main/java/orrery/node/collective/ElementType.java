package orrery.node.collective;

import orrery.node.format.Bfloat16;
import orrery.node.format.MiniFloat;

/**
 * Type of the elements that a collective moves, as nccl-tests prints it. Sums of the narrow ones accumulate in float32
 * within one reduction step; what is kept or sent is rounded to the type.
 */
public enum ElementType {
    FLOAT("float", 4, 24),
    BFLOAT16("bfloat16", 2, 8),
    HALF("half", 2, 11),
    /** OCP E4M3: four bits of exponent, three of fraction, no infinity, 448 at most. */
    FLOAT8("fp8_e4m3", 1, 4);

    private final String ncclName;
    private final int bytes;
    private final int precision;

    ElementType(String ncclName, int bytes, int precision) {
        this.ncclName = ncclName;
        this.bytes = bytes;
        this.precision = precision;
    }

    public String ncclName() {
        return ncclName;
    }

    public int bytes() {
        return bytes;
    }

    /** Significant bits, the leading one included: whole numbers up to two to this power are exact. */
    public int precision() {
        return precision;
    }

    /** The nearest value of the type, to even where two are as near; FLOAT8 ends at its largest number. */
    public float rounded(float value) {
        return switch (this) {
            case FLOAT -> value;
            case BFLOAT16 -> Bfloat16.round(value);
            case HALF -> Float.float16ToFloat(Float.floatToFloat16(value));
            case FLOAT8 -> MiniFloat.E4M3.round(value);
        };
    }
}
