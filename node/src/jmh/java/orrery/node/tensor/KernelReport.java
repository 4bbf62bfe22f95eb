package orrery.node.tensor;

import java.util.LinkedHashMap;
import java.util.Map;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs {@link KernelBenchmark} on one and two threads and says how near to memory bandwidth the kernels come. */
public final class KernelReport {
    private static final double WEIGHTS = (double) KernelBenchmark.SIDE * KernelBenchmark.SIDE;

    private KernelReport() {}

    public static void main(String[] arguments) throws RunnerException {
        for (int threads = 1; threads <= 2; threads++) {
            var micros = measure(threads);
            double yardstick = gigabytes(micros, "readOnlySum", 4, threads);
            System.out.printf("%d thread(s): a read-only sum reads %.1f GB/s%n", threads, yardstick);
            bandwidth(micros, "float32MatrixVector", 4, threads, yardstick);
            bandwidth(micros, "bfloat16MatrixVector", 2, threads, yardstick);
            arithmetic(micros, "float32Matrix16Tokens", threads);
            arithmetic(micros, "bfloat16Matrix16Tokens", threads);
        }
    }

    /** Microseconds of one call, by benchmark. */
    private static Map<String, Double> measure(int threads) throws RunnerException {
        var options = new OptionsBuilder()
                .include(KernelBenchmark.class.getName())
                .threads(threads)
                .verbosity(VerboseMode.SILENT)
                .build();
        var micros = new LinkedHashMap<String, Double>();
        for (var result : new Runner(options).run()) {
            var primary = result.getPrimaryResult();
            micros.put(primary.getLabel(), primary.getScore());
        }
        return micros;
    }

    private static double gigabytes(Map<String, Double> micros, String kernel, int bytes, int threads) {
        return WEIGHTS * bytes * threads / micros.get(kernel) / 1e3;
    }

    private static void bandwidth(Map<String, Double> micros, String kernel, int bytes, int threads, double yardstick) {
        double rate = gigabytes(micros, kernel, bytes, threads);
        System.out.printf("  %-24s %6.1f GB/s, %3.0f %% of that%n", kernel, rate, 100 * rate / yardstick);
    }

    private static void arithmetic(Map<String, Double> micros, String kernel, int threads) {
        double flops = 2 * WEIGHTS * KernelBenchmark.TOKENS * threads / micros.get(kernel) / 1e3;
        System.out.printf("  %-24s %6.1f GFLOP/s%n", kernel, flops);
    }
}
