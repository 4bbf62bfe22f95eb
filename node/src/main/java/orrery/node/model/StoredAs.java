package orrery.node.model;

import orrery.node.architecture.Part;
import orrery.node.format.NumberFormat;

/** Which number format the parts of a model are kept in, where its weights are to be in one format. */
public final class StoredAs {
    private StoredAs() {}

    /**
     * The format of one part's matrices.
     *
     * <p>Formats that share scales among neighbours leave embedding, head, router and the short convolutions of state-space layers in bfloat16, as the FP8, NVFP4 and MXFP4
     * checkpoints of DeepSeek-V3, its NVIDIA conversions and GPT-OSS do. Vectors stay as they are.
     */
    public static NumberFormat of(Part part, NumberFormat weights) {
        return switch (part) {
            case EMBEDDING, HEAD, ROUTER, CONVOLUTION -> isWide(weights) ? weights : NumberFormat.BF16;
            default -> weights;
        };
    }

    /** Whether a number stands for itself alone, with no scale. */
    static boolean isWide(NumberFormat format) {
        return switch (format) {
            case F32, BF16, F16 -> true;
            case FP8_E4M3, FP8_E5M2, FP8_BLOCK, NVFP4, MXFP4, Q8_0, Q4_0, Q4_K, Q6_K -> false;
        };
    }
}
