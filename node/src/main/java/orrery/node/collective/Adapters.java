package orrery.node.collective;

import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.topology.Topology;

/** How the ranks of a group send into the network: by as many adapters as every rank has. */
final class Adapters {
    private final Topology topology;
    private final int[] members;
    private final Stripes[] stripes; // by rank; of no port where some rank has no adapter

    /** @param members devices in rank order */
    Adapters(Topology topology, int[] members) {
        this.topology = topology;
        this.members = members.clone();
        this.stripes = stripes();
    }

    /** Most ranks have them on the same ports, and share one answer. */
    private Stripes[] stripes() {
        var fewest = IntStream.of(members)
                .map(device -> (int) networkPorts(device).count())
                .min()
                .orElse(0);
        var known = new HashMap<List<Integer>, Stripes>();
        return IntStream.of(members)
                .mapToObj(device -> known.computeIfAbsent(
                        networkPorts(device).limit(fewest).boxed().toList(), ports -> stripes(device, ports)))
                .toArray(Stripes[]::new);
    }

    private Stripes stripes(int device, List<Integer> ports) {
        var numbers = ports.stream().mapToInt(Integer::intValue).toArray();
        var widths = IntStream.of(numbers)
                .mapToLong(port -> topology.medium(device, port).bandwidth().bytesPerSecond())
                .toArray();
        return new Stripes(numbers, widths, IntStream.of(numbers).map(_ -> 1).toArray());
    }

    /** Those that lead to an adapter, or straight into the network. */
    private IntStream networkPorts(int device) {
        return IntStream.range(0, topology.ports(device))
                .filter(port -> isAdapter(device, port)
                        || topology.medium(device, port).kind() == Medium.Kind.ETHERNET
                        || topology.medium(device, port).kind() == Medium.Kind.INFINIBAND);
    }

    private boolean isAdapter(int device, int port) {
        return topology.kind(topology.peer(device, port)) == DeviceKind.NIC;
    }

    /** How a rank's pieces are striped over its own. */
    Stripes of(int rank) {
        return stripes[rank];
    }

    /** Adapters that every rank has. */
    int ofEach() {
        return stripes[0].count();
    }

    /** Whether a rank hands what goes into the network to an adapter, rather than send it itself. */
    boolean posts(int rank) {
        return stripes[rank].count() > 0 && isAdapter(members[rank], stripes[rank].port(0));
    }
}
