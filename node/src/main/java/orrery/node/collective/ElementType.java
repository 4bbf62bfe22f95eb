package orrery.node.collective;

/** Type of the elements that a collective moves, as nccl-tests prints it. Sums of the narrow ones accumulate in float32. */
public enum ElementType {
    FLOAT("float", 4),
    BFLOAT16("bfloat16", 2),
    HALF("half", 2),
    /** OCP E4M3. */
    FLOAT8("fp8_e4m3", 1);

    private final String ncclName;
    private final int bytes;

    ElementType(String ncclName, int bytes) {
        this.ncclName = ncclName;
        this.bytes = bytes;
    }

    public String ncclName() {
        return ncclName;
    }

    public int bytes() {
        return bytes;
    }
}
