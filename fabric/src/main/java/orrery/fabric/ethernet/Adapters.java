package orrery.fabric.ethernet;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import orrery.fabric.routing.NoRoute;
import orrery.fabric.topology.Topology;

/** Which adapter a GPU is reached by. */
final class Adapters {
    private final Topology topology;
    private final Map<Long, Integer> known = new HashMap<>();

    Adapters(Topology topology) {
        this.topology = topology;
    }

    /**
     * The adapter of a GPU that stands where {@code nic} stands beside its own GPU: rails stay apart.
     *
     * @throws NoRoute when the GPU has no adapter
     */
    int across(int nic, int poster, int gpu) {
        return known.computeIfAbsent(((long) poster << 32) | gpu, _ -> find(nic, poster, gpu));
    }

    private int find(int nic, int poster, int gpu) {
        var theirs = topology.nicsOf(gpu);
        if (theirs.length == 0) {
            throw new NoRoute(topology.name(gpu) + " of " + topology.name()
                    + " has no network adapter; wire one to it by PCIe or C2C");
        }
        var rail = IntStream.of(topology.nicsOf(poster)).boxed().toList().indexOf(nic);
        return theirs[Math.max(rail, 0) % theirs.length];
    }

    /** The port by which an adapter reaches the one GPU or CPU behind it, or -1 where there are several. */
    int onlyHostPort(int nic) {
        var hostPorts = IntStream.range(0, topology.ports(nic))
                .filter(port -> switch (topology.medium(nic, port).kind()) {
                    case PCIE, C2C -> true;
                    case NVLINK, ETHERNET, INFINIBAND, LPU_LINK -> false;
                })
                .toArray();
        return hostPorts.length == 1 ? hostPorts[0] : -1;
    }
}
