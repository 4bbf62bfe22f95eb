package orrery.deploy.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import orrery.node.tensor.CacheFill;
import orrery.node.tensor.ElementType;
import orrery.node.tensor.Matrix;
import orrery.node.tensor.MatrixProduct;

/** Everything that {@code orrery benchmark decode} measures, in turn, on the same memory, in a JVM of its own. */
public final class DecodeRun {
    private static final long SEED = 1;
    private static final int WARM_UP = 2;
    private static final int KERNELS = 5;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final DecodePlan plan;
    private final MemorySegment memory;

    private DecodeRun(DecodePlan plan, MemorySegment memory) {
        this.plan = plan;
        this.memory = memory;
    }

    static DecodeMeasured inFreshJvm(DecodePlan plan) throws IOException {
        return FreshJvm.run(
                "the decoding of " + plan.shape().weights() + " weights",
                DecodeRun.class,
                List.of(JSON.writeValueAsString(plan)),
                plan.java(),
                DecodeMeasured.class);
    }

    /** The other end. */
    public static void main(String[] plan) throws JsonProcessingException, InterruptedException, ExecutionException {
        System.out.println(JSON.writeValueAsString(of(JSON.readValue(plan[0], DecodePlan.class))));
    }

    static DecodeMeasured of(DecodePlan plan) throws InterruptedException, ExecutionException {
        try (var arena = Arena.ofShared()) {
            var memory = arena.allocate(plan.shape().weights() * ElementType.BF16.bytes(), 64);
            DecodeModel.fill(memory, SEED);
            return new DecodeRun(plan, memory).measure();
        }
    }

    private DecodeMeasured measure() throws InterruptedException, ExecutionException {
        var model = new DecodeModel(plan.shape(), memory);
        var cuts = Stream.concat(Stream.of(1), plan.cuts().stream()).toList();
        var rounds = new ArrayList<double[]>();
        try (var threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            var steps = cuts.stream()
                    .map(devices -> new DecodeSteps(model.cut(devices), plan.shape(), threads))
                    .toList();
            for (int round = 0; round < WARM_UP + plan.rounds(); round++) {
                rounds.add(round(steps));
            }
        }
        var medians = medians(rounds.subList(WARM_UP, rounds.size()));
        return new DecodeMeasured(
                memory.byteSize(),
                medians[0],
                medians[1],
                medians[2],
                medians[3],
                medians[4],
                medians[KERNELS],
                Arrays.stream(medians).skip(KERNELS + 1).boxed().toList());
    }

    /** Everything once: the kernels, then a token on one device, then one for each cut. */
    private double[] round(List<DecodeSteps> steps) throws InterruptedException, ExecutionException {
        var found = new double[KERNELS + steps.size()];
        found[0] = memory.byteSize() / seconds(() -> CacheFill.readAll(memory));
        found[1] = vector(ElementType.F32);
        found[2] = vector(ElementType.BF16);
        found[3] = prompt(ElementType.F32);
        found[4] = prompt(ElementType.BF16);
        for (int n = 0; n < steps.size(); n++) {
            found[KERNELS + n] = 1 / seconds(steps.get(n)::token);
        }
        return found;
    }

    /** All of the memory as one matrix. */
    private double vector(ElementType type) throws InterruptedException, ExecutionException {
        int columns = plan.shape().hidden();
        int rows = (int) (memory.byteSize() / type.bytes() / columns);
        var weights = Matrix.of(memory, type, rows, columns);
        var x = DecodeSteps.activations(columns);
        var y = new float[rows];
        return weights.bytes() / seconds(() -> MatrixProduct.multiply(weights, x, 1, y));
    }

    private double prompt(ElementType type) throws InterruptedException, ExecutionException {
        var shape = plan.shape();
        var weights = Matrix.of(memory, type, shape.intermediate() / 2, shape.hidden());
        var x = DecodeSteps.activations(plan.prompt() * shape.hidden());
        var y = new float[plan.prompt() * weights.rows()];
        double operations = 2.0 * plan.prompt() * weights.rows() * weights.columns();
        return operations / seconds(() -> MatrixProduct.multiply(weights, x, plan.prompt(), y));
    }

    /** What is timed. */
    private interface Work {
        void run() throws InterruptedException, ExecutionException;
    }

    private static double seconds(Work work) throws InterruptedException, ExecutionException {
        long begun = System.nanoTime();
        work.run();
        return (System.nanoTime() - begun) / NANOS_PER_SECOND;
    }

    private static double[] medians(List<double[]> rounds) {
        return IntStream.range(0, rounds.getFirst().length)
                .mapToDouble(n ->
                        rounds.stream().mapToDouble(round -> round[n]).sorted().toArray()[rounds.size() / 2])
                .toArray();
    }
}
