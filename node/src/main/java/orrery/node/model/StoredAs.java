package orrery.node.model;

import orrery.node.architecture.Part;
import orrery.node.format.Formats;
import orrery.node.format.NumberFormat;

/** Which number format the parts of a model are kept in. */
public final class StoredAs {
    private StoredAs() {}

    /**
     * The format of one part's matrices.
     *
     * <p>Formats that share scales among neighbours leave embedding, head, router and the short convolutions of state-space
     * layers in bfloat16, as the FP8, NVFP4 and MXFP4 checkpoints of DeepSeek-V3, its NVIDIA conversions and GPT-OSS do.
     * Projections of attention have a format of their own. Vectors stay as they are.
     */
    public static NumberFormat of(Part part, Formats formats) {
        return switch (part) {
            case EMBEDDING, HEAD, ROUTER, CONVOLUTION -> formats.ofWideParts().weights();
            case QUERY,
                    KEY,
                    VALUE,
                    OUTPUT,
                    QUERY_DOWN,
                    QUERY_UP,
                    LATENT_DOWN,
                    KEY_UP,
                    VALUE_UP,
                    STATE_INPUT,
                    STATE_OUTPUT -> formats.attention();
            default -> formats.weights();
        };
    }
}
