package orrery.node.load;

import java.util.stream.IntStream;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.topology.Topology;

/**
 * When and what is posted, worked out once for all endpoints.
 *
 * @param endpoints GPUs, each with an adapter
 * @param payloadBytes the largest that one packet of the network carries
 * @param meanGapPs between two posts of an endpoint
 * @param startPs when posting begins: all light is on
 * @param warmPs when measuring begins
 * @param endPs when posting ends
 */
record LoadPlan(
        Topology topology,
        OfferedLoad offered,
        int[] endpoints,
        long payloadBytes,
        double meanGapPs,
        long startPs,
        long warmPs,
        long endPs) {
    private static final int WARM_UP_SHARE = 4;

    static LoadPlan of(Topology topology, OfferedLoad offered) {
        var wire = wire(topology, topology.nicsOf(topology.gpus()[0])[0]);
        var payload = wire.largestPayload().bytes();
        var packetPs = wire.bandwidth().timeForBytes(wire.wireBytes(payload)).picos();
        var gapPs = packetPs / offered.share() / planes(topology);
        var lengthPs = (long) (gapPs * offered.messages());
        var startPs = slowestPs(topology) + 1;
        var warmPs = startPs + lengthPs / WARM_UP_SHARE;
        return new LoadPlan(topology, offered, topology.gpus(), payload, gapPs, startPs, warmPs, startPs + lengthPs);
    }

    /** One wire of an adapter into the network. */
    private static Medium wire(Topology topology, int nic) {
        return topology.medium(nic, networkPorts(topology, nic).findFirst().orElseThrow());
    }

    /** An adapter may have a wire into each of several planes: together they carry what it is offered. */
    private static long planes(Topology topology) {
        return networkPorts(topology, topology.nicsOf(topology.gpus()[0])[0]).count();
    }

    private static IntStream networkPorts(Topology topology, int nic) {
        return IntStream.range(0, topology.ports(nic))
                .filter(port -> topology.kind(topology.peer(nic, port)).isSwitch());
    }

    private static long slowestPs(Topology topology) {
        return IntStream.range(0, topology.devices())
                .mapToLong(device -> IntStream.range(0, topology.ports(device))
                        .mapToLong(port -> topology.medium(device, port).latencyPs())
                        .max()
                        .orElse(0))
                .max()
                .orElse(0);
    }

    /** Between the earlier and the later half of what is measured. */
    long middlePs() {
        return warmPs + (endPs - warmPs) / 2;
    }
}
