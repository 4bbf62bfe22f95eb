package orrery.node.estimate;

import java.util.List;
import orrery.node.cost.Kernel;
import orrery.node.cost.KernelTimes;
import orrery.node.estimate.CommunicationTime.Trip;

/**
 * What a node takes of its device.
 *
 * @param kernels that it launches
 * @param memoryBytes that go to and from the device's memory
 * @param medium of the links it sends on; empty where it sends nothing
 */
record NodeCost(long picos, int kernels, long flops, long memoryBytes, String medium, long sentBytes) {

    static NodeCost of(List<Kernel> kernels, KernelTimes times) {
        return new NodeCost(
                times.picosFor(kernels),
                kernels.size(),
                kernels.stream().mapToLong(Kernel::flops).sum(),
                kernels.stream().mapToLong(Kernel::bytes).sum(),
                "",
                0);
    }

    static NodeCost of(Trip trip) {
        return new NodeCost(trip.picos(), 0, 0, 0, trip.medium(), trip.sent());
    }
}
