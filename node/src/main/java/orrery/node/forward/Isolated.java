package orrery.node.forward;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.link.Ports;
import orrery.fabric.routing.Routes;
import orrery.fabric.switching.Groups;
import orrery.fabric.switching.Nvswitch;
import orrery.fabric.time.Alarm;
import orrery.fabric.time.Batch;
import orrery.fabric.time.Device;
import orrery.fabric.time.Shell;
import orrery.fabric.topology.Topology;
import orrery.node.execution.LoneRank;

/** GPUs of one copy and the switches between them, driven by themselves on the calling thread. */
final class Isolated {
    private static final long FOREVER = Long.MAX_VALUE;

    private final LoneRank[] ranks;
    private final Shell[] shells;
    private final Ports[] ports; // by shell
    private final int[] placeOf; // by device, -1 where it is not here
    private final long[] nextPs;
    private final long lookaheadPs;
    private long events;
    private long quietPs;

    /** @param ranks of the copy */
    Isolated(Topology topology, Routes routes, Groups groups, LoneRank[] ranks) {
        this.ranks = ranks;
        var devices = new TreeMap<Integer, Device>();
        for (var rank : ranks) {
            devices.put(rank.number(), rank);
        }
        for (var nvswitch : reached(topology, Set.copyOf(devices.keySet()))) {
            devices.put(nvswitch, new Nvswitch(topology, nvswitch, routes, groups));
        }
        lookaheadPs = devices.keySet().stream()
                .flatMapToLong(device -> IntStream.range(0, topology.ports(device))
                        .filter(port -> topology.medium(device, port).kind() == Medium.Kind.NVLINK)
                        .mapToLong(port -> topology.medium(device, port).latencyPs()))
                .min()
                .orElse(FOREVER);
        var all = List.copyOf(devices.values());
        placeOf = new int[topology.devices()];
        Arrays.fill(placeOf, -1);
        shells = new Shell[all.size()];
        ports = new Ports[all.size()];
        for (var place = 0; place < shells.length; place++) {
            var device = all.get(place);
            placeOf[device.number()] = place;
            shells[place] = new Shell(device, Ports.peers(topology, device.number()));
            ports[place] = device instanceof Nvswitch nvswitch ? nvswitch.ports() : ((LoneRank) device).ports();
        }
        nextPs = new long[shells.length];
        drive();
    }

    /** The switches that GPUs reach each other by. */
    static Set<Integer> reached(Topology topology, Set<Integer> gpus) {
        var found = new TreeSet<Integer>();
        var open = new ArrayDeque<>(gpus);
        while (!open.isEmpty()) {
            var device = open.remove();
            for (var port = 0; port < topology.ports(device); port++) {
                var peer = topology.peer(device, port);
                if (topology.kind(peer) == DeviceKind.NVSWITCH && found.add(peer)) {
                    open.add(peer);
                }
            }
        }
        return found;
    }

    /** Wakes a rank at a time that is not past. */
    void wake(int device, long atPs, Alarm alarm) {
        var place = placeOf[device];
        shells[place].wakeAt(atPs, alarm);
        nextPs[place] = Math.min(nextPs[place], atPs);
    }

    /**
     * Until nothing is left to do.
     *
     * @throws Stalled where a rank is not over then
     */
    void complete() throws Stalled {
        drive();
        if (!Arrays.stream(ranks).allMatch(LoneRank::isOver)) {
            throw new Stalled(new Stall(
                    Arrays.stream(ports).flatMap(each -> each.held().stream()).toList(),
                    Arrays.stream(ranks).flatMap(Isolated::underway).toList()));
        }
    }

    private static Stream<Stall.Underway> underway(LoneRank rank) {
        return rank.underway().stream().map(node -> new Stall.Underway(rank.number(), node));
    }

    private void drive() {
        for (var nowPs = earliestPs(); nowPs < FOREVER; nowPs = earliestPs()) {
            window(lookaheadPs == FOREVER ? FOREVER : nowPs + lookaheadPs);
        }
    }

    private long earliestPs() {
        return LongStream.of(nextPs).min().orElse(FOREVER);
    }

    private void window(long untilPs) {
        var sent = new ArrayDeque<Batch>();
        for (var place = 0; place < nextPs.length; place++) {
            if (nextPs[place] < untilPs) {
                var advanced = shells[place].advance(untilPs);
                nextPs[place] = advanced.nextPs();
                sent.addAll(advanced.sent());
                events += advanced.handled();
                quietPs = Math.max(quietPs, shells[place].lastPs());
            }
        }
        sent.forEach(this::deliver);
    }

    /** What goes to a device that is not here is light that nobody sees. */
    private void deliver(Batch batch) {
        var place = placeOf[batch.destination()];
        if (place < 0) {
            return;
        }
        for (var i = 0; i < batch.size(); i++) {
            quietPs = Math.max(quietPs, batch.timePs(i) + batch.arrival(i).spanPs());
        }
        nextPs[place] = Math.min(nextPs[place], batch.earliestPs());
        shells[place].accept(batch);
    }

    /** When the last tail of a message was in. */
    long quietPs() {
        return quietPs;
    }

    /** Events handled so far. */
    long events() {
        return events;
    }

    /** What every port has carried so far. */
    Carried carried() {
        return Carried.of(shells, ports);
    }
}
