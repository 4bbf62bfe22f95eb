package orrery.node.tensor;

import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The matrix kernels on weights larger than a cache, each thread on its own; {@link #readOnlySum} is the
 * yardstick: it does nothing but read.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
public class KernelBenchmark {
    static final int SIDE = 4096;
    static final int TOKENS = 16;
    private static final int CHUNK = 4096;

    private Matrix float32;
    private Matrix bfloat16;
    private float[] numbers; // (SIDE, SIDE)
    private float[] x; // (TOKENS, SIDE)
    private float[] y; // (TOKENS, SIDE)

    @Setup
    public void fill() {
        numbers = new float[SIDE * SIDE];
        Arrays.fill(numbers, 0.25f);
        x = Arrays.copyOf(numbers, TOKENS * SIDE);
        y = new float[TOKENS * SIDE];
        float32 = Matrix.copyOf(numbers, SIDE, SIDE);
        var halves = Arena.ofAuto().allocate(2L * SIDE * SIDE, 64).fill((byte) 0x3e);
        bfloat16 = Matrix.of(halves, ElementType.BF16, SIDE, SIDE);
    }

    @Benchmark
    public float readOnlySum() {
        float sum = 0;
        for (int at = 0; at < numbers.length; at += CHUNK) {
            sum += sumOfChunk(numbers, at);
        }
        return sum;
    }

    @Benchmark
    public float[] float32MatrixVector() {
        MatrixProduct.multiply(float32, x, 1, y);
        return y;
    }

    @Benchmark
    public float[] bfloat16MatrixVector() {
        MatrixProduct.multiply(bfloat16, x, 1, y);
        return y;
    }

    @Benchmark
    public float[] float32Matrix16Tokens() {
        MatrixProduct.multiply(float32, x, TOKENS, y);
        return y;
    }

    @Benchmark
    public float[] bfloat16Matrix16Tokens() {
        MatrixProduct.multiply(bfloat16, x, TOKENS, y);
        return y;
    }

    private static float sumOfChunk(float[] numbers, int at) {
        var species = FloatVector.SPECIES_PREFERRED;
        var sums0 = FloatVector.zero(species);
        var sums1 = sums0;
        var sums2 = sums0;
        var sums3 = sums0;
        int step = species.length();
        for (int i = at; i < at + CHUNK; i += 4 * step) {
            sums0 = sums0.add(FloatVector.fromArray(species, numbers, i));
            sums1 = sums1.add(FloatVector.fromArray(species, numbers, i + step));
            sums2 = sums2.add(FloatVector.fromArray(species, numbers, i + 2 * step));
            sums3 = sums3.add(FloatVector.fromArray(species, numbers, i + 3 * step));
        }
        return sums0.add(sums1)
                .add(sums2.add(sums3))
                .reduceLanes(VectorOperators.ADD); // a yardstick: bits do not matter
    }
}
