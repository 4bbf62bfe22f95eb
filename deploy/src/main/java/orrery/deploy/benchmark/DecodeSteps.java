package orrery.deploy.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import orrery.node.tensor.DenseMatrix;
import orrery.node.tensor.MatrixProduct;

/** The products of one token after another: as the emulator does it, devices on as many threads as there are cores. */
final class DecodeSteps {
    private final ExecutorService threads;
    private final List<List<Callable<Void>>> stages;

    /** @param cut for each stage and device, what it multiplies */
    DecodeSteps(List<List<List<DenseMatrix>>> cut, DecodePlan.Shape shape, ExecutorService threads) {
        this.threads = threads;
        var x = activations(Math.max(shape.hidden(), Math.max(shape.intermediate(), shape.heads() * shape.headDim())));
        stages = cut.stream()
                .map(devices ->
                        devices.stream().map(matrices -> products(matrices, x)).toList())
                .toList();
    }

    private static Callable<Void> products(List<DenseMatrix> matrices, float[] x) {
        var outputs = matrices.stream().map(matrix -> new float[matrix.rows()]).toList();
        return () -> {
            for (int i = 0; i < outputs.size(); i++) {
                MatrixProduct.multiply(matrices.get(i), x, 1, outputs.get(i));
            }
            return null;
        };
    }

    static float[] activations(int count) {
        var x = new float[count];
        Arrays.fill(x, 0.5f);
        return x;
    }

    /** One token: all devices finish a stage before one begins the next. */
    void token() throws InterruptedException, ExecutionException {
        for (var stage : stages) {
            for (Future<Void> device : threads.invokeAll(stage)) {
                device.get();
            }
        }
    }
}
