package orrery.node.cost;

import java.util.List;

/** How long kernels take on one device. */
@FunctionalInterface
public interface KernelTimes {

    /** Picoseconds from the start of a kernel to that of the next. */
    long picosFor(Kernel kernel);

    /** One kernel after the other. */
    default long picosFor(List<Kernel> kernels) {
        return kernels.stream().mapToLong(this::picosFor).sum();
    }
}
