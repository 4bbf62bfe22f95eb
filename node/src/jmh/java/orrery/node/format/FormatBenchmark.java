package orrery.node.format;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import orrery.node.tensor.Matrix;

/**
 * Weights decoded and numbers rounded in each nanosecond on one core, larger than a cache:
 * {@code mvn -q -Pbench -pl node -am verify -DskipTests -Dbench.main=org.openjdk.jmh.Main -Dbench.arguments=FormatBenchmark}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class FormatBenchmark {
    private static final int ROWS = 8192;
    private static final int ROUNDED_ROWS = 64;
    private static final int COLUMNS = 4096;

    @Param
    private NumberFormat format;

    private float[] values; // (ROUNDED_ROWS, COLUMNS)
    private float[] rounded;
    private Matrix matrix; // (ROWS, COLUMNS)

    @Setup
    public void fill() {
        var random = new SplittableRandom(1);
        values = new float[ROUNDED_ROWS * COLUMNS];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        rounded = new float[values.length];
        var weights = new float[ROWS * COLUMNS];
        for (int at = 0; at < weights.length; at += values.length) {
            System.arraycopy(values, 0, weights, at, values.length);
        }
        matrix = format.quantise(weights, ROWS, COLUMNS);
    }

    @Benchmark
    @OperationsPerInvocation(ROWS * COLUMNS)
    public float[] decode() {
        for (int row = 0; row < ROWS; row++) {
            matrix.copyRow(row, rounded, 0);
        }
        return rounded;
    }

    @Benchmark
    @OperationsPerInvocation(ROUNDED_ROWS * COLUMNS)
    public float[] round() {
        System.arraycopy(values, 0, rounded, 0, values.length);
        format.round(rounded, 0, ROUNDED_ROWS, COLUMNS);
        return rounded;
    }
}
