package orrery.fabric.ethernet;

import java.util.stream.IntStream;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.routing.NoRoute;
import orrery.fabric.topology.Topology;

/** Which adapter a GPU is reached by. */
final class Adapters {
    private final Topology topology;

    Adapters(Topology topology) {
        this.topology = topology;
    }

    /**
     * The adapter of a GPU that stands where {@code nic} stands beside its own GPU: rails stay apart.
     *
     * @throws NoRoute when the GPU has no adapter
     */
    int across(int nic, int poster, int gpu) {
        var theirs = of(gpu);
        if (theirs.length == 0) {
            throw new NoRoute(topology.name(gpu) + " of " + topology.name()
                    + " has no network adapter; wire one to it by PCIe or C2C");
        }
        var rail = IntStream.of(of(poster)).boxed().toList().indexOf(nic);
        return theirs[Math.max(rail, 0) % theirs.length];
    }

    private int[] of(int gpu) {
        return IntStream.range(0, topology.ports(gpu))
                .map(port -> topology.peer(gpu, port))
                .filter(peer -> topology.kind(peer) == DeviceKind.NIC)
                .distinct()
                .toArray();
    }
}
