package orrery.node.format;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import orrery.node.tensor.ElementType;
import orrery.node.tensor.Matrix;

/** What weights, activations or a KV cache may be kept as. Each constant's Javadoc says where its rules come from. */
public enum NumberFormat {
    /** IEEE 754 single precision: nothing is lost. */
    F32("f32", new PlainCoding(ElementType.F32)),
    /** The upper half of a float32. */
    BF16("bf16", new PlainCoding(ElementType.BF16)),
    /** IEEE 754 half precision; from 65520 on infinity. */
    F16("f16", new PlainCoding(ElementType.F16)),
    /** OCP OFP8 E4M3 with a scale for the tensor; also spelt {@code fp8}. */
    FP8_E4M3("fp8_e4m3", new Float8Coding(MiniFloat.E4M3)),
    /** OCP OFP8 E5M2 with a scale for the tensor. */
    FP8_E5M2("fp8_e5m2", new Float8Coding(MiniFloat.E5M2)),
    /** E4M3 with a float32 scale for 128 by 128 weights, or 128 neighbours in a row of activations: DeepSeek-V3. */
    FP8_BLOCK("fp8_block", new Float8TileCoding()),
    /** E2M1, an E4M3 scale for 16, a float32 one for the tensor: NVIDIA Blackwell. */
    NVFP4("nvfp4", new Nvfp4Coding()),
    /** E2M1, an E8M0 scale for 32: OCP MX 1.0. */
    MXFP4("mxfp4", new Mxfp4Coding()),
    /** ggml's signed bytes, a float16 scale for 32. */
    Q8_0("q8_0", new GgufCoding(GgufBlock.Q8_0)),
    /** ggml's four bits, a float16 scale for 32. */
    Q4_0("q4_0", new GgufCoding(GgufBlock.Q4_0)),
    /** ggml's four bits with scale and minimum for 32, six bits each; 256 to a block. */
    Q4_K("q4_k", new GgufCoding(GgufBlock.Q4_K)),
    /** ggml's six bits with a scale for 16, eight bits each; 256 to a block. */
    Q6_K("q6_k", new GgufCoding(GgufBlock.Q6_K));

    private static final String FP8 = "fp8";

    private final String spelling;
    private final Coding coding;

    NumberFormat(String spelling, Coding coding) {
        this.spelling = spelling;
        this.coding = coding;
    }

    /** The format that a user calls so. */
    public static Optional<NumberFormat> named(String spelling) {
        return spelling.equals(FP8)
                ? Optional.of(FP8_E4M3)
                : Arrays.stream(values())
                        .filter(format -> format.spelling.equals(spelling))
                        .findFirst();
    }

    /** All that a user may write. */
    public static List<String> spellings() {
        return Stream.concat(Arrays.stream(values()).map(NumberFormat::spelling), Stream.of(FP8))
                .toList();
    }

    /** As users write it. */
    public String spelling() {
        return spelling;
    }

    /**
     * Neighbours in a row that share a scale; 1 where none do, or the whole tensor does. A plan that cuts rows at its
     * multiples changes no number.
     */
    public int block() {
        return coding.block();
    }

    /** Bytes of a weight matrix, its scales among them. */
    public long bytes(long rows, long columns) {
        return coding.bytes(rows, columns);
    }

    /** Bytes of one row of activations or of a KV cache, its scales among them. */
    public long rowBytes(long columns) {
        return coding.rowBytes(columns);
    }

    /** Whether one float32 scale stands above the whole tensor. */
    public boolean hasTensorScale() {
        return coding.tensorLimit() > 0;
    }

    /** The tensor scale for numbers of which {@code largest} is the largest in size; 1 without such a scale. */
    public float tensorScale(float largest) {
        return hasTensorScale() ? Magnitude.scale(Math.abs(largest), coding.tensorLimit()) : 1;
    }

    /** Weights (rows, columns) in this format, scaled by the largest of them. */
    public Matrix quantise(float[] values, int rows, int columns) {
        float largest = hasTensorScale() ? Magnitude.largest(values, 0, Math.multiplyExact(rows, columns)) : 0;
        return coding.quantise(values, rows, columns, tensorScale(largest));
    }

    /** Weights (rows, columns) that are part of a tensor with the {@link #tensorScale} given. */
    public Matrix quantise(float[] values, int rows, int columns, float tensorScale) {
        requireTensorScale();
        return coding.quantise(values, rows, columns, tensorScale);
    }

    /**
     * What {@code values[from ..]}, rows of activations or of a KV cache, become when they are kept in this format. A row
     * changes no other. Blocks begin with the row; FP8 with a tensor scale keeps rows at scale 1, NVFP4 scales each row.
     */
    public void round(float[] values, int from, int rows, int columns) {
        coding.round(values, from, rows, columns);
    }

    /** The same with a calibrated tensor scale, as checkpoints hold as {@code input_scale}. */
    public void round(float[] values, int from, int rows, int columns, float tensorScale) {
        requireTensorScale();
        coding.round(values, from, rows, columns, tensorScale);
    }

    private void requireTensorScale() {
        if (!hasTensorScale()) {
            throw new IllegalArgumentException(spelling + " has no tensor scale");
        }
    }

    /** Whether a number stands for itself alone, with no scale. */
    public boolean isWide() {
        return switch (this) {
            case F32, BF16, F16 -> true;
            case FP8_E4M3, FP8_E5M2, FP8_BLOCK, NVFP4, MXFP4, Q8_0, Q4_0, Q4_K, Q6_K -> false;
        };
    }
}
