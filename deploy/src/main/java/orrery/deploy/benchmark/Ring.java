package orrery.deploy.benchmark;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.topology.Blueprint;
import orrery.fabric.topology.Blueprint.DeviceLine;
import orrery.fabric.topology.Blueprint.MediumLine;
import orrery.fabric.topology.Blueprint.SwitchLine;
import orrery.fabric.topology.Blueprint.WireLine;
import orrery.fabric.topology.Drawing;
import orrery.fabric.topology.Topology;
import orrery.node.collective.Algorithm;
import orrery.node.collective.Choice;
import orrery.node.collective.ElementType;
import orrery.node.collective.Operation;
import orrery.node.collective.Pace;
import orrery.node.collective.Protocol;
import orrery.node.collective.Tuning;
import orrery.node.trial.CollectiveTrial;
import orrery.protocol.units.Bandwidth;
import orrery.protocol.units.ByteCount;
import orrery.protocol.units.SimDuration;

/**
 * Ring all-reduce over one switch.
 *
 * <pre>
 *            switch
 *         ╱   │    ╲
 *     gpu0  gpu1 …  gpu(n-1)      each sends to the next, in 2 (n - 1) steps
 * </pre>
 *
 * @param chunks pieces that a rank sends in a step
 * @param chunkBytes a whole number of float32 values
 * @param latency of a link; the switch adds none
 */
record Ring(int endpoints, int chunks, ByteCount chunkBytes, Bandwidth bandwidth, SimDuration latency) {
    private static final String PLACE = "the benchmark";
    private static final SimDuration NONE = new SimDuration(0);
    /** As fast as the units can say: ranks themselves take no time, but for a picosecond a chunk. */
    private static final Bandwidth AT_ONCE = new Bandwidth(Long.MAX_VALUE);

    private static final Pace BARE = new Pace(NONE, NONE, AT_ONCE, NONE);

    long messages() {
        return 2L * (endpoints - 1) * endpoints * chunks;
    }

    /** A step takes a chunk two latencies and its length, unless all chunks take the port longer. */
    long closedFormPs() {
        var chunkPs = bandwidth.timeFor(chunkBytes).picos();
        var aroundPs = 2 * latency.picos() + chunkPs;
        var stepsBefore = 2L * (endpoints - 1) - 1;
        var firstChunkPs = stepsBefore * Math.max(aroundPs, chunks * chunkPs) + aroundPs;
        return firstChunkPs
                + (chunks - 1) * chunkPs
                + AT_ONCE.timeFor(chunkBytes).picos();
    }

    Topology topology() {
        var gpus =
                IntStream.range(0, endpoints).mapToObj(number -> "gpu" + number).toList();
        var devices = Stream.concat(
                        gpus.stream().map(gpu -> new DeviceLine(gpu, "gb200", Drawing.NO_RACK, PLACE)),
                        Stream.of(new DeviceLine("switch", "bare switch", Drawing.NO_RACK, PLACE)))
                .toList();
        var wires = gpus.stream()
                .map(gpu -> new WireLine(gpu, "switch", "bare link", 1, 1, PLACE))
                .toList();
        return new Blueprint("ring of " + endpoints, devices, wires, List.of(chip()), List.of(medium()))
                .draw(Catalogue.load());
    }

    private SwitchLine chip() {
        return new SwitchLine("bare switch", DeviceKind.NVSWITCH, endpoints, NONE, false, PLACE);
    }

    private MediumLine medium() {
        return new MediumLine(
                "bare link", Medium.Kind.NVLINK, bandwidth, latency, chunkBytes, ByteCount.ZERO, false, PLACE);
    }

    CollectiveTrial trial() {
        return new CollectiveTrial(
                "ring of " + endpoints,
                endpoints,
                Operation.ALL_REDUCE,
                ElementType.FLOAT,
                List.of(chunkBytes.bytes() * chunks * endpoints),
                Algorithm.RING,
                Protocol.SIMPLE,
                1,
                chunks,
                CollectiveTrial.Launch.GRAPH,
                false,
                List.of(),
                0);
    }

    Tuning tuning() {
        var slice = chunkBytes.bytes();
        return _ -> new Choice(Algorithm.RING, Protocol.SIMPLE, 1, slice * chunks, slice, 1, BARE);
    }
}
