package orrery.node.checkpoint;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
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
        if (shape.isEmpty()) {
            throw problem("shape []", "a tensor with an outermost dimension is expected");
        }
        Objects.checkIndex(index, shape.getFirst());
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

    /** A view as a matrix; the shape must be (rows, columns). */
    public Matrix matrix(int rows, int columns) {
        require(rows, columns);
        return Matrix.of(bytes, elementType(), rows, columns);
    }

    /** A copy of a tensor of one dimension, widened to float32. */
    public float[] vector(int length) {
        require(length);
        var values = new float[length];
        Matrix.of(bytes, elementType(), 1, length).copyRow(0, values, 0);
        return values;
    }

    private ElementType elementType() {
        return switch (type) {
            case F32 -> ElementType.F32;
            case F16 -> ElementType.F16;
            case BF16 -> ElementType.BF16;
            default ->
                throw problem("type " + type, "computed with: F32, BF16, F16; convert the weights to one of them");
        };
    }

    ModelProblem problem(String found, String remedy) {
        return new ModelProblem(file, name, found, remedy);
    }
}
