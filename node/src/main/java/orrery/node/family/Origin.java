package orrery.node.family;

/**
 * Where a checkpoint keeps a part of a model.
 *
 * @param name of the tensor; {@code {layer}} and {@code {expert}} stand for numbers
 * @param layout what of the tensor it is
 */
public record Origin(String name, Layout layout) {

    /** How a part lies in its tensor. */
    public enum Layout {
        /** It is the tensor. */
        WHOLE,
        /** Its expert's of (experts, rows, columns). */
        OF_EXPERT,
        /** Its expert's of (experts, columns, rows), or of MXFP4 blocks of (experts, rows, columns) (GPT-OSS). */
        OF_EXPERT_TRANSPOSED,
        /** Rows 0, 2, 4, ... of its expert's (GPT-OSS). */
        EVEN_ROWS_OF_EXPERT,
        /** Rows 1, 3, 5, ... of its expert's (GPT-OSS). */
        ODD_ROWS_OF_EXPERT,
        /** The first rows of each head's, which are its key's; the others are its value's (DeepSeek). */
        KEY_ROWS,
        VALUE_ROWS,
        /** A short filter for each channel, (channels, 1, kernel) (Mamba). */
        CHANNELS
    }

    static Origin whole(String name) {
        return new Origin(name, Layout.WHOLE);
    }

    /** The tensor's name in one layer, for one expert. */
    public String name(int layer, int expert) {
        return name.replace("{layer}", Integer.toString(layer)).replace("{expert}", Integer.toString(expert));
    }
}
