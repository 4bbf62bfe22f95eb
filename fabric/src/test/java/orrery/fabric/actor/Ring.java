package orrery.fabric.actor;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.catalogue.SwitchChip;
import orrery.fabric.link.Ports;
import orrery.fabric.placement.Placement;
import orrery.fabric.routing.MulticastTrees;
import orrery.fabric.routing.Routes;
import orrery.fabric.switching.Groups;
import orrery.fabric.switching.Nvswitch;
import orrery.fabric.time.Device;
import orrery.fabric.time.Shell;
import orrery.fabric.topology.Drawing;
import orrery.fabric.topology.Topology;
import orrery.protocol.units.Bandwidth;
import orrery.protocol.units.ByteCount;
import orrery.protocol.units.SimDuration;

/**
 * Ring all-reduce over one switch, without numbers: every rank sends to the next, in every step, all its chunks.
 *
 * <pre>
 *           switch          400 GB/s and 936 ns a link, nothing in the switch
 *         ╱   │    ╲
 *     rank0 rank1 … rank(n-1)
 * </pre>
 *
 * @param chunkBytes a message on the wire: all of it header, since the messages are empty
 */
record Ring(int ranks, int chunks, long chunkBytes) {
    private static final long LATENCY_PS = 936_000;
    private static final Bandwidth BANDWIDTH = Bandwidth.parse("400 GB/s");

    long messages() {
        return 2L * (ranks - 1) * ranks * chunks;
    }

    /** Each message at its switch, at its receiver, and whole there, where the next is sent; and every device's start. */
    long events() {
        return 3 * messages() + ranks + 1;
    }

    /**
     * A chunk needs two latencies and its own length for a step, unless the others that the port sends between two of its
     * turns take longer.
     */
    long closedFormPs() {
        var chunkPs = BANDWIDTH.timeFor(new ByteCount(chunkBytes)).picos();
        var roundPs = 2 * LATENCY_PS + chunkPs;
        var steps = 2L * (ranks - 1);
        var firstChunkPs = (steps - 1) * Math.max(roundPs, chunks * chunkPs) + roundPs;
        return firstChunkPs + (chunks - 1) * chunkPs;
    }

    private Topology topology() {
        var catalogue = Catalogue.load();
        var draw = new Drawing("ring of " + ranks);
        var gpu = draw.row("rank", ranks, catalogue.gpu("gb200"));
        var chip = catalogue.switchChip("nvswitch5").withPorts(ranks);
        var nvswitch = draw.one(
                "switch", new SwitchChip(chip.name(), chip.kind(), chip.ports(), new SimDuration(0), chip.reduces()));
        draw.wire(gpu.each(), wire(), nvswitch.all());
        return draw.seal();
    }

    private Medium wire() {
        var packet = new ByteCount(4096);
        var header = new ByteCount(chunkBytes);
        var latency = new SimDuration(LATENCY_PS);
        return new Medium(
                "wire", Medium.Kind.NVLINK, false, BANDWIDTH, 1, 1, latency, packet, header, OptionalLong.empty());
    }

    /** The whole ring for one Conductor. */
    Part part() {
        var topology = topology();
        var routes = Routes.of(topology);
        var groups = new Groups(MulticastTrees.of(topology), List.of(), 1);
        var shells = IntStream.range(0, topology.devices())
                .mapToObj(number -> new Shell(device(topology, number, routes, groups), Ports.peers(topology, number)))
                .toList();
        var placement = Placement.of(topology, 1);
        var owners = new int[topology.devices()];
        var lookaheadPs = placement.localLookaheadPs(0);
        return new Part(1, 0, 1, owners, shells, lookaheadPs, placement.crossingPs(), Duration.ofSeconds(60));
    }

    private Device device(Topology topology, int number, Routes routes, Groups groups) {
        return number < ranks
                ? new RingEndpoint(topology, number, ranks, chunks)
                : new Nvswitch(topology, number, routes, groups);
    }
}
