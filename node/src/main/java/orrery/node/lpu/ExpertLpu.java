package orrery.node.lpu;

import java.util.List;
import orrery.fabric.catalogue.Lpu;
import orrery.fabric.routing.Routes;
import orrery.fabric.topology.Topology;
import orrery.node.cost.Kernel;
import orrery.node.cost.KernelTimes;
import orrery.node.execution.Accelerator;
import orrery.node.execution.Means;
import orrery.node.plan.Seat;

/**
 * An LPU that runs feed-forward blocks for attention elsewhere: tokens come by Ethernet, at times that nobody can schedule.
 *
 * <pre>
 *   adapter ──tokens──▶ border ──once all are in, at the next slot──▶ kernels ──answers──▶ adapter
 * </pre>
 *
 * <p>The adapter buffers what comes. A block begins when the last message that is expected is in, at the first slot after
 * that; no packet goes between such LPUs, since each answers whom it was asked by.
 */
public final class ExpertLpu extends Accelerator {

    /** @param means with the kernels' time from {@link #cost} */
    public ExpertLpu(Topology topology, Routes routes, int number, Seat seat, Means means, Answering answering) {
        super(topology, routes, number, seat, means, answering);
    }

    /** Picoseconds of kernels in whole slots, one of them for the wait until the first begins. */
    public static long cost(Lpu lpu, KernelTimes times, List<Kernel> kernels) {
        var slotPs = lpu.slot().picos();
        return kernels.isEmpty() ? 0 : (1 + Math.ceilDiv(times.picosFor(kernels), slotPs)) * slotPs;
    }
}
