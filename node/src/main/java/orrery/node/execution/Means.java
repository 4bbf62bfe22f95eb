package orrery.node.execution;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import orrery.node.cost.Kernel;
import orrery.node.numerics.Numerics;

/**
 * What a worker does its work with.
 *
 * @param numerics its own
 * @param cost picoseconds that kernels take on this device, one after the other
 * @param foresight of its copy; null where every step is run
 */
public record Means(
        ProgramOrder order,
        Numerics numerics,
        ToLongFunction<List<Kernel>> cost,
        Communicators communicators,
        Choices choices,
        Foresight foresight) {

    /** Of a device that communicates otherwise. */
    Means among(Communicators others) {
        return new Means(order, numerics, cost, others, choices, foresight);
    }

    /** Of a device that runs every step, and tells of its kernels. */
    public Means seenBy(Consumer<List<Kernel>> launches) {
        return new Means(
                order,
                numerics,
                kernels -> {
                    launches.accept(kernels);
                    return cost.applyAsLong(kernels);
                },
                communicators,
                choices,
                null);
    }

    /** What of them never changes, always in the same order. */
    List<Object> parts() {
        return Stream.concat(Stream.of(order, cost, choices), numerics.parts().stream())
                .filter(Objects::nonNull)
                .toList();
    }
}
