package orrery.node.tensor;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Seeded numbers to multiply, small and large, of both signs. */
final class Weights {
    private static final ValueLayout.OfShort HALF = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private Weights() {}

    static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    static float[] activations(int count, RandomGenerator random) {
        var values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(-2, 3)));
        }
        return values;
    }

    static DenseMatrix matrix(ElementType type, int rows, int columns, RandomGenerator random) {
        var values = activations(rows * columns, random);
        if (type == ElementType.F32) {
            return Matrix.copyOf(values, rows, columns);
        }
        var data = MemorySegment.ofArray(new byte[2 * values.length]);
        for (int i = 0; i < values.length; i++) {
            data.set(HALF, 2L * i, half(type, values[i]));
        }
        return Matrix.of(data, type, rows, columns);
    }

    private static short half(ElementType type, float value) {
        return type == ElementType.F16 ? Float.floatToFloat16(value) : (short) (Float.floatToRawIntBits(value) >>> 16);
    }
}
