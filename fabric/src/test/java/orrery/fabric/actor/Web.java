package orrery.fabric.actor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.link.Ports;
import orrery.fabric.placement.Placement;
import orrery.fabric.time.PlainLoop;
import orrery.fabric.time.Shell;
import orrery.fabric.topology.Drawing;
import orrery.fabric.topology.Topology;
import orrery.protocol.units.Bandwidth;
import orrery.protocol.units.ByteCount;
import orrery.protocol.units.SimDuration;

/** A random connected topology of chattering devices over links of random latency, all by seed. */
final class Web {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final long seed;
    private final Topology topology;
    private final int floats;

    Web(long seed, int devices, int floats) {
        this.seed = seed;
        this.floats = floats;
        var random = new SplittableRandom(seed);
        var draw = new Drawing("web of seed " + seed);
        var row = draw.row("gpu", devices, Catalogue.load().gpu("gb200"));
        var media = IntStream.range(0, 4).mapToObj(kind -> medium(kind, random)).toList();
        for (var device = 1; device < devices; device++) {
            draw.wire(row.only(device), media.get(random.nextInt(4)), row.only(random.nextInt(device)));
        }
        for (var extra = 0; extra < devices; extra++) {
            var from = random.nextInt(devices - 1);
            draw.wire(row.only(from), media.get(random.nextInt(4)), row.only(random.nextInt(from + 1, devices)));
        }
        topology = draw.seal();
    }

    private static Medium medium(int kind, SplittableRandom random) {
        var rate = Bandwidth.parse("100 GB/s");
        var latency = new SimDuration(random.nextLong(1, 1_000 << kind));
        var name = "medium " + kind;
        var packet = new ByteCount(256);
        return new Medium(
                name, Medium.Kind.NVLINK, false, rate, 1, 1, latency, packet, ByteCount.ZERO, OptionalLong.empty());
    }

    Topology topology() {
        return topology;
    }

    private Chatterer chatterer(int number) {
        return new Chatterer(topology, number, seed, floats);
    }

    PlainLoop loop() {
        return new PlainLoop(IntStream.range(0, topology.devices())
                .mapToObj(number -> new PlainLoop.Wired(chatterer(number), Ports.peers(topology, number)))
                .toList());
    }

    /** The whole web, cut for so many Conductors. */
    List<Part> parts(int jvms) {
        var placement = Placement.of(topology, jvms);
        var owners = IntStream.range(0, topology.devices()).map(placement::jvm).toArray();
        var parts = new ArrayList<Part>();
        for (var self = 0; self < jvms; self++) {
            var shells = IntStream.of(placement.devices(self))
                    .mapToObj(number -> new Shell(chatterer(number), Ports.peers(topology, number)))
                    .toList();
            var lookaheadPs = placement.localLookaheadPs(self);
            parts.add(new Part(1, self, jvms, owners, shells, lookaheadPs, placement.crossingPs(), PATIENCE));
        }
        return parts;
    }

    /** The devices of a run that was left at a border, as they are, cut for another number of Conductors. */
    List<Part> parts(int jvms, List<Part> left, long atPs) {
        var shells = new Shell[topology.devices()];
        left.forEach(
                part -> part.shells().forEach(shell -> shells[shell.device().number()] = shell));
        return parts(jvms).stream()
                .map(part -> new Part(
                        2,
                        part.self(),
                        jvms,
                        part.owners(),
                        part.shells().stream()
                                .map(shell -> shells[shell.device().number()])
                                .toList(),
                        part.lookaheadPs(),
                        part.crossingPs(),
                        atPs,
                        PATIENCE))
                .toList();
    }

    /** Hash of each device, in order. */
    static List<Long> hashes(List<Part> parts) {
        var hashes = new Long[parts.getFirst().owners().length];
        parts.forEach(
                part -> part.shells().forEach(shell -> hashes[shell.device().number()] = shell.hash()));
        return List.of(hashes);
    }

    static long lastPs(List<Part> parts) {
        return parts.stream()
                .flatMap(part -> part.shells().stream())
                .mapToLong(Shell::lastPs)
                .max()
                .orElseThrow();
    }
}
