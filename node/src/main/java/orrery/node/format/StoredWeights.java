package orrery.node.format;

import java.lang.foreign.MemorySegment;
import orrery.node.tensor.BlockMatrix;
import orrery.node.tensor.Matrix;

/**
 * Matrices (rows, columns) of what checkpoints hold, where it lies; nothing is copied. Too few bytes, a wrong shape of
 * scales or rows that are no whole blocks are an {@link IllegalArgumentException}.
 */
public final class StoredWeights {
    private StoredWeights() {}

    /** Safetensors F8_E4M3 or F8_E5M2 with one {@code weight_scale}; 1 if there is none. */
    public static Matrix float8(MemorySegment codes, MiniFloat type, float scale, int rows, int columns) {
        var scales = Matrix.copyOf(new float[] {scale}, 1, 1);
        return float8(codes, type, scales, rows, columns, rows, columns);
    }

    /**
     * The same with a scale for each tile of ({@code tileRows}, {@code tileColumns}), which multiplies.
     *
     * @param scales (rows / tileRows, columns / tileColumns), both rounded up: {@code weight_scale_inv} for tiles of 128 by
     *     128, a {@code weight_scale} of shape (rows, 1) for tiles of 1 by columns
     */
    public static Matrix float8(
            MemorySegment codes, MiniFloat type, Matrix scales, int tileRows, int tileColumns, int rows, int columns) {
        if (type == MiniFloat.E2M1) {
            throw new IllegalArgumentException("E2M1 numbers have four bits, two to a byte: use nvfp4 or mxfp4");
        }
        return BlockMatrix.of(new Float8Rows(codes, type, scales, tileRows, tileColumns, rows, columns));
    }

    /**
     * NVFP4 as ModelOpt and compressed-tensors write it.
     *
     * @param codes U8 (rows, columns / 2), the lower half of a byte first: {@code weight} or {@code weight_packed}
     * @param scales F8_E4M3 (rows, columns / 16): {@code weight_scale}
     * @param tensorScale {@code weight_scale_2}, or 1 / {@code weight_global_scale}, which divides
     */
    public static Matrix nvfp4(MemorySegment codes, MemorySegment scales, float tensorScale, int rows, int columns) {
        Stored.requireWholeBlocks(columns, Nvfp4Rows.BLOCK);
        return BlockMatrix.of(new Nvfp4Rows(codes, scales, tensorScale, rows, columns));
    }

    /**
     * MXFP4 as GPT-OSS has it, one expert.
     *
     * @param blocks U8 (rows, columns / 32, 16), the lower half of a byte first: {@code *_blocks}
     * @param scales U8 (rows, columns / 32), E8M0: {@code *_scales}
     */
    public static Matrix mxfp4(MemorySegment blocks, MemorySegment scales, int rows, int columns) {
        Stored.requireWholeBlocks(columns, Mxfp4Rows.BLOCK);
        return BlockMatrix.of(new Mxfp4Rows(blocks, scales, rows, columns));
    }

    /** Rows of GGUF blocks. */
    public static Matrix gguf(MemorySegment data, GgufBlock type, int rows, int columns) {
        Stored.requireWholeBlocks(columns, type.length());
        return BlockMatrix.of(new GgufRows(data, type, rows, columns));
    }
}
