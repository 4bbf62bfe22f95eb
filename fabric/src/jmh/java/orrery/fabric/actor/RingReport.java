package orrery.fabric.actor;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.catalogue.SwitchChip;
import orrery.fabric.link.Ports;
import orrery.fabric.placement.Placement;
import orrery.fabric.routing.MulticastTrees;
import orrery.fabric.routing.Routes;
import orrery.fabric.switching.Groups;
import orrery.fabric.switching.Nvswitch;
import orrery.fabric.time.PlainLoop;
import orrery.fabric.time.Shell;
import orrery.fabric.topology.Drawing;
import orrery.fabric.topology.Topology;
import orrery.protocol.units.Bandwidth;
import orrery.protocol.units.ByteCount;
import orrery.protocol.units.SimDuration;

public final class RingReport {
    static final long LATENCY_PS = 936_000;
    static final int CHUNKS = 4;
    static final long CHUNK_BYTES = 440;

    public static void main(String[] arguments) throws IOException {
        var ranks = Integer.parseInt(arguments[0]);
        var runs = Integer.parseInt(arguments[1]);
        var threads = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 2;
        var plain = arguments.length > 3;
        for (var run = 0; run < runs; run++) {
            if (plain) plain(ranks);
            else actors(ranks, threads);
        }
        System.exit(0);
    }

    static Topology topology(int ranks) {
        var catalogue = Catalogue.load();
        var draw = new Drawing("ring of " + ranks);
        var gpu = draw.row("gpu", ranks, catalogue.gpu("gb200"));
        var chip = catalogue.switchChip("nvswitch5").withPorts(ranks);
        var free = new SwitchChip(chip.name(), chip.kind(), ranks, new SimDuration(0), chip.reduces());
        var nvswitch = draw.row("nvswitch", 1, free);
        var medium = new Medium(
                "wire",
                Medium.Kind.NVLINK,
                false,
                Bandwidth.parse("400 GB/s"),
                1,
                1,
                new SimDuration(LATENCY_PS),
                new ByteCount(4096),
                new ByteCount(CHUNK_BYTES),
                OptionalLong.empty());
        draw.wire(gpu.each(), medium, nvswitch.all());
        return draw.seal();
    }

    static void plain(int ranks) {
        var topology = topology(ranks);
        var routes = Routes.of(topology);
        var wired = new ArrayList<PlainLoop.Wired>();
        for (var i = 0; i < ranks; i++)
            wired.add(new PlainLoop.Wired(new RingEndpoint(topology, i, ranks, CHUNKS), Ports.peers(topology, i)));
        wired.add(new PlainLoop.Wired(
                new Nvswitch(topology, ranks, routes, new Groups(MulticastTrees.of(topology), List.of(), 1)),
                Ports.peers(topology, ranks)));
        var loop = new PlainLoop(wired);
        var start = System.nanoTime();
        var cpu = cpu();
        loop.run();
        print(ranks, loop.events(), start, cpu, loop.lastPs(), 0);
    }

    static void actors(int ranks, int threads) {
        var topology = topology(ranks);
        var routes = Routes.of(topology);
        var shells = new ArrayList<Shell>();
        for (var i = 0; i < ranks; i++)
            shells.add(new Shell(new RingEndpoint(topology, i, ranks, CHUNKS), Ports.peers(topology, i)));
        shells.add(new Shell(
                new Nvswitch(topology, ranks, routes, new Groups(MulticastTrees.of(topology), List.of(), 1)),
                Ports.peers(topology, ranks)));
        var placement = Placement.of(topology, 1);
        var part = new Part(
                1,
                0,
                1,
                new int[ranks + 1],
                shells,
                placement.localLookaheadPs(0),
                placement.crossingPs(),
                Duration.ofSeconds(60));
        try (var member = new Member(threads)) {
            var conductor = member.prepare(part);
            var start = System.nanoTime();
            var cpu = cpu();
            var events = member.run(List.of(conductor));
            var lastPs = shells.stream().mapToLong(Shell::lastPs).max().orElseThrow();
            var hash = shells.stream().mapToLong(Shell::hash).reduce(0, (a, b) -> 31 * a + b);
            print(ranks, events, start, cpu, lastPs, hash);
        }
    }

    static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    static void print(int ranks, long events, long start, long cpu, long lastPs, long hash) {
        var wall = (System.nanoTime() - start) / 1e9;
        var used = (cpu() - cpu) / 1e9;
        var tx = CHUNK_BYTES * 1000 / 400;
        var closed = 2L * (ranks - 1) * (2 * LATENCY_PS + tx) + 3 * tx;
        var hwm = "";
        try {
            hwm = Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(l -> l.startsWith("VmHWM"))
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
        }
        System.out.printf(
                "%d ranks, %d events, wall %.2f s, cpu %.2f s, %.2f M events/wall s, %.0f ns cpu/event, last %d closed %d %s, hash %x %s%n",
                ranks,
                events,
                wall,
                used,
                events / wall / 1e6,
                used * 1e9 / events,
                lastPs,
                closed,
                lastPs == closed,
                hash,
                hwm);
    }
}
