package orrery.node.format;

import java.lang.foreign.MemorySegment;

/**
 * How ggml stores so many neighbours of a row in one block; names and type numbers as in GGUF. All little-endian.
 *
 * <p>Decoding is exact, bar one rounding to float32 in Q4_K. Encoding divides by the float32 scale and not by the float16
 * one that is stored, as ggml does.
 */
public enum GgufBlock {
    Q4_0(2, 32, 18),
    Q8_0(8, 32, 34),
    Q4_K(12, 256, 144),
    Q6_K(14, 256, 210),
    /** As {@link NumberFormat#MXFP4}, but scale and codes of a block together. */
    MXFP4(39, 32, 17);

    private final int typeNumber;
    private final int length;
    private final int bytes;

    GgufBlock(int typeNumber, int length, int bytes) {
        this.typeNumber = typeNumber;
        this.length = length;
        this.bytes = bytes;
    }

    /** The number of the type in a GGUF file. */
    public int typeNumber() {
        return typeNumber;
    }

    /** Numbers in a block. */
    public int length() {
        return length;
    }

    /** Bytes of a block. */
    public int bytes() {
        return bytes;
    }

    /** Decodes {@code count} blocks from byte {@code at} to {@code target[to ..]}. */
    void decode(MemorySegment data, long at, int count, float[] target, int to) {
        decode(data, at, count, target, to, Sixteen.WIDE);
    }

    /** The same with or without vectors. */
    void decode(MemorySegment data, long at, int count, float[] target, int to, boolean wide) {
        switch (this) {
            case Q4_0 -> Q40.decode(data, at, count, target, to, wide);
            case Q8_0 -> Q80.decode(data, at, count, target, to, wide);
            case Q4_K -> Q4K.decode(data, at, count, target, to, wide);
            case Q6_K -> Q6K.decode(data, at, count, target, to, wide);
            case MXFP4 -> GgufMxfp4.decode(data, at, count, target, to);
        }
    }

    /** Encodes {@code values[from ..]}, a whole block, to byte {@code at}. */
    void encode(float[] values, int from, MemorySegment data, long at) {
        switch (this) {
            case Q4_0 -> Q40.encode(values, from, data, at);
            case Q8_0 -> Q80.encode(values, from, data, at);
            case Q4_K -> Q4KEncoder.encode(values, from, data, at);
            case Q6_K -> Q6KEncoder.encode(values, from, data, at);
            case MXFP4 -> GgufMxfp4.encode(values, from, data, at);
        }
    }
}
