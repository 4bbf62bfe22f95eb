package orrery.fabric.switching;

import java.util.HashMap;
import java.util.Map;
import orrery.fabric.catalogue.SwitchChip;
import orrery.fabric.fault.DeviceFault;
import orrery.fabric.link.Discipline;
import orrery.fabric.link.LinkErrors;
import orrery.fabric.link.Ports;
import orrery.fabric.routing.Routes;
import orrery.fabric.routing.Ways;
import orrery.fabric.time.Alarm;
import orrery.fabric.time.Arrival;
import orrery.fabric.time.Device;
import orrery.fabric.time.Event;
import orrery.fabric.time.Fault;
import orrery.fabric.time.Outbox;
import orrery.fabric.topology.Topology;
import orrery.protocol.link.C2cMessage;
import orrery.protocol.link.EthernetMessage;
import orrery.protocol.link.LpuMessage;
import orrery.protocol.link.NvlinkMessage;
import orrery.protocol.link.NvlinkMessage.Contribution;
import orrery.protocol.link.NvlinkMessage.Fetch;
import orrery.protocol.link.NvlinkMessage.LoadReduce;
import orrery.protocol.link.NvlinkMessage.Multicast;
import orrery.protocol.link.NvlinkMessage.Store;
import orrery.protocol.link.PortMessage;

/**
 * An NVSwitch: stores cut through to their GPU; multicasts and fetches spread down the group's tree, contributions gather
 * and are added on the way up.
 *
 * <pre>
 *              root                 LoadReduce ▲   Fetch ▼   Contribution ▲   Store of the sum ▼ to who asked
 *            ╱      ╲
 *        leaf0      leaf1           with one switch to a plane, leaf and root are one
 *        ╱  ╲        ╱  ╲
 *     gpu0  gpu1  gpu2  gpu3
 * </pre>
 */
public final class Nvswitch implements Device {
    private final int number;
    private final long latencyPs;
    private final Ports ports;
    private final Routes routes;
    private final Station[] stations;
    private final Map<Key, Reduction> reductions = new HashMap<>();

    private boolean gone;
    private boolean reduces = true;
    private long dropped;

    private record Key(int group, long tag) {}

    public Nvswitch(Topology topology, int number, Routes routes, Groups groups) {
        this(topology, number, routes, groups, LinkErrors.NONE);
    }

    /**
     * @param errors packets that its links damage, and send again
     */
    public Nvswitch(Topology topology, int number, Routes routes, Groups groups, LinkErrors errors) {
        this.number = number;
        this.latencyPs = ((SwitchChip) topology.part(number)).latency().picos();
        this.ports = new Ports(topology, number, Discipline.with(errors));
        this.routes = routes;
        this.stations = groups.of(number);
    }

    @Override
    public int number() {
        return number;
    }

    public Ports ports() {
        return ports;
    }

    /** Messages that came while it was gone, or that asked it to add or to multiply when it could not. */
    public long dropped() {
        return dropped;
    }

    @Override
    public boolean awaits() {
        return !ports.held().isEmpty();
    }

    @Override
    public void on(long nowPs, Event event, Outbox out) {
        if (!ports.on(nowPs, event, out)) {
            handle(nowPs, event, out);
        }
    }

    private void handle(long nowPs, Event event, Outbox out) {
        switch (event) {
            case Alarm _ -> ports.lightUp(nowPs, out);
            case Arrival _ when gone -> dropped++;
            case Arrival(var port, var spanPs, var message) -> {
                switch (message) {
                    case NvlinkMessage nvlink -> onNvlink(nowPs + latencyPs, port, spanPs, nvlink, out);
                    case EthernetMessage _, C2cMessage _, LpuMessage _, PortMessage _ ->
                        throw new IllegalStateException("an NVSwitch was sent " + message);
                }
            }
            case DeviceFault.Gone fault -> goOrComeBack(nowPs, fault.gone(), out);
            case DeviceFault.Reduction(var lost) -> {
                reduces = !lost;
                reductions.clear();
            }
            case Fault fault -> throw new IllegalStateException("device " + number() + " knows no " + fault);
        }
    }

    /** Its links go down with it, by faults of their own; what it held is lost. */
    private void goOrComeBack(long nowPs, boolean goes, Outbox out) {
        gone = goes;
        reductions.clear();
        ports.forget(nowPs, out);
    }

    private void onNvlink(long readyPs, int port, long spanPs, NvlinkMessage message, Outbox out) {
        switch (message) {
            case Store store -> forward(readyPs, port, way(readyPs, store), spanPs, store, out);
            case Multicast _, LoadReduce _, Fetch _, Contribution _ when !reduces -> dropped++;
            case Multicast multicast -> spreadFromRoot(readyPs, port, spanPs, multicast.group(), multicast, out);
            case LoadReduce request -> onLoadReduce(readyPs, port, spanPs, request, out);
            case Fetch fetch -> onFetch(readyPs, port, spanPs, fetch, out);
            case Contribution addend -> onContribution(readyPs, port, spanPs, addend, out);
        }
    }

    /**
     * Of equal ways the one that is free soonest. A store is many packets, which switches spread over all of them; stores
     * that each take one would pile up on some by chance, were it drawn from their ends alone. Ends and not tags, so that what
     * is sent again goes the same way again.
     */
    private int way(long readyPs, Store store) {
        var first = routes.port(number, store.destination(), pair(store.source(), store.destination()));
        var firstPs = takenPs(readyPs, first);
        return firstPs == 0 ? first : soonest(readyPs, routes.ways(number, store.destination()), first, firstPs);
    }

    private int soonest(long readyPs, Ways ways, int first, long firstPs) {
        var best = first;
        var bestPs = firstPs;
        for (var way = 0; way < ways.count() && bestPs > 0; way++) {
            var takenPs = takenPs(readyPs, ways.port(way));
            if (takenPs < bestPs) {
                best = ways.port(way);
                bestPs = takenPs;
            }
        }
        return best;
    }

    private static long pair(int source, int destination) {
        return (long) source << Integer.SIZE | destination;
    }

    private long takenPs(long readyPs, int port) {
        return ports.isDark(port) ? Long.MAX_VALUE : ports.takenPs(readyPs, port);
    }

    /** Up to the root first, so that every member gets multicasts of one plane in one order. */
    private void spreadFromRoot(long readyPs, int port, long spanPs, int group, NvlinkMessage message, Outbox out) {
        var station = station(group);
        if (station.isRoot() || port == station.upPort()) {
            spread(readyPs, port, spanPs, station, message, out);
        } else {
            forward(readyPs, port, station.upPort(), spanPs, message, out);
        }
    }

    private void spread(long readyPs, int input, long spanPs, Station station, NvlinkMessage message, Outbox out) {
        for (var down : station.downPorts()) {
            forward(readyPs, input, down, spanPs, message, out);
        }
    }

    /** What waits here is held against the port it came in by. */
    private void forward(long readyPs, int input, int output, long spanPs, NvlinkMessage message, Outbox out) {
        ports.forward(readyPs - latencyPs, input, readyPs, output, spanPs, message, out);
    }

    private void onLoadReduce(long readyPs, int port, long spanPs, LoadReduce request, Outbox out) {
        var station = station(request.group());
        if (station.isRoot()) {
            onFetch(readyPs, port, spanPs, new Fetch(request.group(), request.requester(), request.tag()), out);
        } else {
            forward(readyPs, port, station.upPort(), spanPs, request, out);
        }
    }

    private void onFetch(long readyPs, int port, long spanPs, Fetch fetch, Outbox out) {
        var station = station(fetch.group());
        reductions.put(
                new Key(fetch.group(), fetch.tag()), new Reduction(fetch.requester(), station.downPorts().length));
        spread(readyPs, port, spanPs, station, fetch, out);
    }

    private void onContribution(long readyPs, int port, long spanPs, Contribution addend, Outbox out) {
        var station = station(addend.group());
        var key = new Key(addend.group(), addend.tag());
        var reduction =
                reductions.computeIfAbsent(key, _ -> new Reduction(Reduction.NOBODY, station.downPorts().length));
        if (reduction.complete(station.placeOf(port), spanPs, addend.payload())) {
            reductions.remove(key);
            passOn(readyPs, station, key, reduction, out);
        }
    }

    private void passOn(long readyPs, Station station, Key key, Reduction reduction, Outbox out) {
        var sum = reduction.sum();
        var spanPs = reduction.spanPs();
        if (!station.isRoot()) {
            ports.pass(readyPs, station.upPort(), spanPs, new Contribution(key.group, number, key.tag, sum), out);
        } else if (reduction.requester() == Reduction.NOBODY) {
            spread(readyPs, Ports.OWN, spanPs, station, new Multicast(key.group, number, key.tag, sum), out);
        } else {
            var requester = reduction.requester();
            var answer = new Store(number, requester, key.tag, sum);
            ports.pass(readyPs, routes.port(number, requester, pair(number, requester)), spanPs, answer, out);
        }
    }

    private Station station(int group) {
        if (group < 0 || group >= stations.length || stations[group] == null) {
            throw new IllegalStateException("switch " + number + " is in no tree of group " + group);
        }
        return stations[group];
    }
}
