package orrery.node.seeded;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.stream.IntStream;
import orrery.node.architecture.Architecture;
import orrery.node.architecture.Part;
import orrery.node.architecture.Shape;
import orrery.node.model.Weights;
import orrery.node.tensor.ElementType;
import orrery.node.tensor.Matrix;

/**
 * Weights made from a seed. An element depends on the seed, its part, block, expert, row and column alone, so every slice
 * can be made by itself and none has to be carried anywhere. Memory is off the heap and goes with its matrix.
 *
 * @param type what matrices are stored as; what is not a float32 is rounded to the nearest, ties to even
 */
public record SeededWeights(Architecture architecture, long seed, ElementType type) implements Weights {
    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final long WORTH_SHARING = 1 << 20; // elements

    /** In float32. */
    public SeededWeights(Architecture architecture, long seed) {
        this(architecture, seed, ElementType.F32);
    }

    @Override
    public Matrix slice(Part part, int block, int expert, int rowFrom, int rowTo, int columnFrom, int columnTo) {
        int rows = rowTo - rowFrom;
        int columns = columnTo - columnFrom;
        var data = Arena.ofAuto().allocate(Math.multiplyExact((long) rows * columns, (long) type.bytes()), 64);
        var spread = spread(part, block);
        long tensor = key(part, block, expert);
        var each = IntStream.range(0, rows);
        ((long) rows * columns < WORTH_SHARING ? each : each.parallel()).forEach(row -> {
            var values = new float[columns];
            Noise.fill(Noise.mix(tensor, rowFrom + row), columnFrom, spread.centre(), spread.reach(), values, columns);
            store(values, data, (long) row * columns * type.bytes());
        });
        return Matrix.of(data, type, rows, columns);
    }

    @Override
    public float[] vector(Part part, int block, int expert) {
        var values = new float[Shape.of(architecture, part, block).rows()];
        var spread = spread(part, block);
        long row = Noise.mix(key(part, block, expert), 0);
        Noise.fill(row, 0, spread.centre(), spread.reach(), values, values.length);
        return values;
    }

    private Spread spread(Part part, int block) {
        return Spread.of(part, Shape.of(architecture, part, block), architecture.tiedHead());
    }

    private long key(Part part, int block, int expert) {
        return Noise.mix(Noise.mix(Noise.mix(seed, part.ordinal()), block), expert);
    }

    private void store(float[] values, MemorySegment data, long at) {
        switch (type) {
            case F32 -> MemorySegment.copy(values, 0, data, FLOAT, at, values.length);
            case BF16 -> {
                for (int i = 0; i < values.length; i++) {
                    data.set(SHORT, at + 2L * i, bfloat16(values[i]));
                }
            }
            case F16 -> {
                for (int i = 0; i < values.length; i++) {
                    data.set(SHORT, at + 2L * i, Float.floatToFloat16(values[i]));
                }
            }
        }
    }

    private static short bfloat16(float value) {
        int bits = Float.floatToRawIntBits(value);
        return (short) ((bits + 0x7FFF + ((bits >>> 16) & 1)) >>> 16);
    }
}
