package orrery.node.checkpoint;

import java.util.List;
import orrery.node.format.MiniFloat;
import orrery.node.format.StoredWeights;
import orrery.node.tensor.Matrix;

/**
 * Matrices whose codes and scales are tensors of their own, found by what is added to the name.
 *
 * <ul>
 *   <li>{@code weight} in FP8 with {@code weight_scale_inv} (DeepSeek-V3) or {@code weight_scale}: one for all, one a
 *       row, or one a tile of 128 by 128;
 *   <li>{@code weight}, two FP4 codes a byte, with {@code weight_scale} for 16 elements and {@code weight_scale_2} for
 *       all (NVFP4 as ModelOpt writes it), or {@code weight_packed}, {@code weight_scale} and {@code
 *       weight_global_scale}, which divides (compressed-tensors);
 *   <li>{@code NAME_blocks} and {@code NAME_scales} of a stack of experts (MXFP4 as GPT-OSS has it).
 * </ul>
 */
final class ScaledWeights {
    private static final int TILE = 128;
    private static final int NVFP4_BLOCK = 16;
    private static final int MXFP4_BLOCK = 32;

    private final Checkpoint from;
    private final int rows;
    private final int columns;

    ScaledWeights(Checkpoint from, int rows, int columns) {
        this.from = from;
        this.rows = rows;
        this.columns = columns;
    }

    /** The matrix {@code name} with its scales, where it has any. */
    Matrix matrix(String name) {
        var packed = name + "_packed";
        if (!from.has(name) && from.has(packed)) {
            return nvfp4(from.tensor(packed), name, 1 / scalar(name + "_global_scale"));
        }
        var stored = from.tensor(name);
        return switch (stored.type()) {
            case F8_E4M3 -> float8(stored, MiniFloat.E4M3);
            case F8_E5M2 -> float8(stored, MiniFloat.E5M2);
            case U8, F4 -> nvfp4(stored, name, scalar(name + "_scale_2"));
            default -> stored.matrix(rows, columns);
        };
    }

    /** That of one expert of the stack {@code name}. */
    Matrix expert(String name, int expert) {
        if (from.has(name) || !from.has(name + "_blocks")) {
            return from.tensor(name).at(expert).matrix(rows, columns);
        }
        var blocks = from.tensor(name + "_blocks").at(expert);
        var scales = from.tensor(name + "_scales").at(expert);
        blocks.requireType(StorageType.U8).require(rows, columns / MXFP4_BLOCK, MXFP4_BLOCK / 2);
        scales.requireType(StorageType.U8).require(rows, columns / MXFP4_BLOCK);
        requireBlocks(blocks, MXFP4_BLOCK);
        return StoredWeights.mxfp4(blocks.bytes(), scales.bytes(), rows, columns);
    }

    private Matrix nvfp4(Stored codes, String name, float tensorScale) {
        codes.require(rows, codes.type() == StorageType.F4 ? columns : columns / 2);
        requireBlocks(codes, NVFP4_BLOCK);
        var scales =
                from.tensor(name + "_scale").requireType(StorageType.F8_E4M3).require(rows, columns / NVFP4_BLOCK);
        return StoredWeights.nvfp4(codes.bytes(), scales.bytes(), tensorScale, rows, columns);
    }

    private Matrix float8(Stored codes, MiniFloat type) {
        codes.require(rows, columns);
        for (var suffix : List.of("_scale_inv", "_scale")) {
            if (from.has(codes.name() + suffix)) {
                return float8(codes, type, from.tensor(codes.name() + suffix));
            }
        }
        return codes.matrix(rows, columns);
    }

    private Matrix float8(Stored codes, MiniFloat type, Stored scales) {
        long down = scales.shape().isEmpty() ? 1 : scales.shape().getFirst();
        long across = scales.elements() / Math.max(1, down);
        int tileRows = tile(rows, down);
        int tileColumns = tile(columns, across);
        if (down != Math.ceilDiv(rows, tileRows)
                || across != Math.ceilDiv(columns, tileColumns)
                || scales.shape().size() > 2) {
            throw scales.problem(
                    "shape " + scales.shape(),
                    "for (" + rows + ", " + columns
                            + ") one scale, one a row, or one a tile of 128 by 128 is expected");
        }
        return StoredWeights.float8(
                codes.bytes(), type, scales.whole((int) down, (int) across), tileRows, tileColumns, rows, columns);
    }

    /** Elements that share each of {@code scales} along {@code length} elements. */
    private static int tile(int length, long scales) {
        return scales == 1 ? length : scales == length ? 1 : TILE;
    }

    private float scalar(String name) {
        var scale = from.tensor(name);
        if (scale.elements() != 1) {
            throw scale.problem("shape " + scale.shape(), "one number is expected");
        }
        return scale.whole(1, 1).at(0, 0);
    }

    private void requireBlocks(Stored codes, int block) {
        if (columns % block != 0) {
            throw codes.problem(columns + " columns", "a multiple of the " + block + " that share a scale is expected");
        }
    }
}
