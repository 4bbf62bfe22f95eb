package orrery.node.checkpoint;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import orrery.node.format.GgufBlock;
import orrery.node.format.MiniFloat;
import orrery.node.format.StoredWeights;
import orrery.node.tensor.ElementType;
import orrery.node.tensor.Matrix;

/**
 * One tensor as its file holds it.
 *
 * @param file where it lies
 * @param name its name in the checkpoint
 * @param shape outermost dimension first, in elements
 * @param bytes all of it and nothing else, mapped
 */
public record Stored(Path file, String name, StorageType type, List<Long> shape, MemorySegment bytes) {

    /** Elements of the whole tensor. */
    public long elements() {
        return shape.stream().reduce(1L, Math::multiplyExact);
    }

    /** Element {@code index} of the outermost dimension, a view: of (experts, rows, columns) one expert's (rows, columns). */
    public Stored at(int index) {
        if (shape.isEmpty() || index >= shape.getFirst()) {
            throw problem("shape " + shape, "an outermost dimension of more than " + index + " is expected");
        }
        if (shape.size() == 1 && type.blockElements() > 1) {
            throw problem("shape " + shape, "elements of " + type + " cannot be taken one by one");
        }
        long part = bytes.byteSize() / shape.getFirst();
        return new Stored(
                file,
                name + "[" + index + "]",
                type,
                shape.subList(1, shape.size()),
                bytes.asSlice(index * part, part));
    }

    /** This tensor, if it has just this shape. */
    public Stored require(long... wanted) {
        var expected = Arrays.stream(wanted).boxed().toList();
        if (!shape.equals(expected)) {
            throw problem("shape " + shape, "shape " + expected + " is expected by the model's configuration");
        }
        return this;
    }

    /** This tensor, if it is stored so. */
    Stored requireType(StorageType wanted) {
        if (type != wanted) {
            throw problem("type " + type, wanted + " is expected beside the weights that it belongs to");
        }
        return this;
    }

    /**
     * A view as a matrix; the shape must be (rows, columns). FP8 is taken without scales; {@link Checkpoint#matrix} finds
     * them.
     */
    public Matrix matrix(int rows, int columns) {
        return require(rows, columns).whole(rows, columns);
    }

    /** A stack (count, rows, columns) as one matrix (count * rows, columns), a view. */
    public Matrix stacked(int count, int rows, int columns) {
        return require(count, rows, columns).whole(Math.multiplyExact(count, rows), columns);
    }

    /** A copy of a tensor of one dimension, widened to float32. */
    public float[] vector(int length) {
        var matrix = require(length).whole(1, length);
        var values = new float[length];
        matrix.copyRow(0, values, 0);
        return values;
    }

    /** All elements as a matrix, whatever the shape. */
    Matrix whole(int rows, int columns) {
        return switch (type) {
            case F32 -> Matrix.of(bytes, ElementType.F32, rows, columns);
            case F16 -> Matrix.of(bytes, ElementType.F16, rows, columns);
            case BF16 -> Matrix.of(bytes, ElementType.BF16, rows, columns);
            case F8_E4M3 -> StoredWeights.float8(bytes, MiniFloat.E4M3, 1, rows, columns);
            case F8_E5M2 -> StoredWeights.float8(bytes, MiniFloat.E5M2, 1, rows, columns);
            case Q4_0 -> StoredWeights.gguf(bytes, GgufBlock.Q4_0, rows, columns);
            case Q8_0 -> StoredWeights.gguf(bytes, GgufBlock.Q8_0, rows, columns);
            case Q4_K -> StoredWeights.gguf(bytes, GgufBlock.Q4_K, rows, columns);
            case Q6_K -> StoredWeights.gguf(bytes, GgufBlock.Q6_K, rows, columns);
            case MXFP4 -> StoredWeights.gguf(bytes, GgufBlock.MXFP4, rows, columns);
            default ->
                throw problem(
                        "type " + type,
                        "computed with: F32, BF16, F16, F8_E4M3, F8_E5M2, NVFP4 and MXFP4 with their scales, and GGUF's "
                                + "Q8_0, Q4_0, Q4_K, Q6_K, MXFP4; convert the weights to one of them");
        };
    }

    ModelProblem problem(String found, String remedy) {
        return new ModelProblem(file, name, found, remedy);
    }
}
