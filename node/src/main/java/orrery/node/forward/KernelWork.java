package orrery.node.forward;

import java.util.List;
import orrery.node.cost.Kernel;
import orrery.node.execution.Launches;

/**
 * What some kernels do, one after the other.
 *
 * @param flops of each
 * @param memoryBytes of each
 */
record KernelWork(double[] flops, double[] memoryBytes) implements Launches {
    static KernelWork of(List<Kernel> kernels) {
        return new KernelWork(
                kernels.stream().mapToDouble(Kernel::flops).toArray(),
                kernels.stream().mapToDouble(Kernel::bytes).toArray());
    }

    @Override
    public double addFlops(double before) {
        return add(before, flops);
    }

    @Override
    public double addMemoryBytes(double before) {
        return add(before, memoryBytes);
    }

    private static double add(double before, double[] each) {
        var sum = before;
        for (var one : each) {
            sum += one;
        }
        return sum;
    }
}
