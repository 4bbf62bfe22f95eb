package orrery.node.execution;

import java.util.List;
import java.util.function.ToLongFunction;
import orrery.node.cost.Kernel;

/** Runs the kernels of a device: how long they take at the clock that it has now, and what all of them came to. */
final class KernelClock {
    private double share = 1;
    private long busyPs;
    private double flops;
    private double memoryBytes;

    /** From the next kernel on the clock is a share of what it should be; 1 heals. */
    void runAt(double newShare) {
        share = newShare;
    }

    /** @return picoseconds until they are done, one after the other */
    long run(List<Kernel> kernels, ToLongFunction<List<Kernel>> cost) {
        var picos = cost.applyAsLong(kernels);
        var slowed = share == 1 ? picos : (long) Math.ceil(picos / share);
        busyPs += slowed;
        for (var kernel : kernels) {
            flops += kernel.flops();
            memoryBytes += kernel.bytes();
        }
        return slowed;
    }

    /** Counts kernels whose time was worked out elsewhere. */
    void credit(Foresight.Ending ending) {
        busyPs += ending.busyPs();
        flops = ending.launched().addFlops(flops);
        memoryBytes = ending.launched().addMemoryBytes(memoryBytes);
    }

    /** Picoseconds that kernels took. */
    long busyPs() {
        return busyPs;
    }

    double flops() {
        return flops;
    }

    /** To and from memory. */
    double memoryBytes() {
        return memoryBytes;
    }
}
