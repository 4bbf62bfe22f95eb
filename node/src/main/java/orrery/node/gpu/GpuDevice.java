package orrery.node.gpu;

import orrery.fabric.routing.Routes;
import orrery.fabric.topology.Topology;
import orrery.node.execution.Accelerator;
import orrery.node.execution.Means;
import orrery.node.plan.Seat;

/** One GPU: of a copy of a model, or standing by. It has NVLink and a network adapter, and is told what to do by its CPU. */
public final class GpuDevice extends Accelerator {

    public GpuDevice(Topology topology, Routes routes, int number, Seat seat, Means means, Answering answering) {
        super(topology, routes, number, seat, means, answering);
    }
}
