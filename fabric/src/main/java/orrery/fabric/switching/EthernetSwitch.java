package orrery.fabric.switching;

import java.util.stream.IntStream;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.catalogue.SwitchChip;
import orrery.fabric.ethernet.EthernetOptions;
import orrery.fabric.ethernet.EthernetOptions.Paths;
import orrery.fabric.ethernet.Marking;
import orrery.fabric.fault.DeviceFault;
import orrery.fabric.link.Ports;
import orrery.fabric.link.SharedBuffer;
import orrery.fabric.routing.Routes;
import orrery.fabric.time.Alarm;
import orrery.fabric.time.Arrival;
import orrery.fabric.time.Device;
import orrery.fabric.time.Event;
import orrery.fabric.time.Fault;
import orrery.fabric.time.Outbox;
import orrery.fabric.topology.Topology;
import orrery.protocol.link.C2cMessage;
import orrery.protocol.link.EthernetMessage;
import orrery.protocol.link.EthernetMessage.Burst;
import orrery.protocol.link.LinkMessage;
import orrery.protocol.link.LpuMessage;
import orrery.protocol.link.NvlinkMessage;
import orrery.protocol.link.PortMessage;
import orrery.protocol.payload.Digest;

/**
 * A scale-out switch, Ethernet or InfiniBand: cuts through to the next hop, and queues where an output is taken.
 *
 * <p>What queues may be marked (ECN). When the shared buffer runs full, an Ethernet switch pauses its neighbours or drops
 * bursts; an InfiniBand switch holds back credits.
 */
public final class EthernetSwitch implements Device {
    private final int number;
    private final long latencyPs;
    private final Ports ports;
    private final Routes routes;
    private final EthernetOptions options;
    private final SharedBuffer dropping;
    private final Marking marking;
    private long marked;
    private long dropped;
    private boolean gone;

    public EthernetSwitch(Topology topology, int number, Routes routes) {
        this(topology, number, routes, EthernetOptions.standard());
    }

    public EthernetSwitch(Topology topology, int number, Routes routes, EthernetOptions options) {
        this.number = number;
        var chip = (SwitchChip) topology.part(number);
        this.latencyPs = chip.latency().picos();
        var discipline = options.ofSwitch(chip);
        this.ports = new Ports(topology, number, discipline, this::marked);
        this.routes = routes;
        this.options = options;
        this.dropping = discipline.buffer().filter(buffer -> !buffer.pauses()).orElse(null);
        this.marking = new Marking(options.rules(), options.seed(), number);
    }

    @Override
    public int number() {
        return number;
    }

    public Ports ports() {
        return ports;
    }

    /** Bursts it marked. */
    public long marked() {
        return marked;
    }

    /** Bursts for which it had no room, and all that came while it was gone. */
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
                    case Burst burst -> onBurst(nowPs, port, spanPs, burst, out);
                    case EthernetMessage frame ->
                        ports.forward(nowPs, port, nowPs + latencyPs, byFlow(frame), spanPs, frame, out);
                    case NvlinkMessage _, C2cMessage _, LpuMessage _, PortMessage _ ->
                        throw new IllegalStateException("an Ethernet switch was sent " + message);
                }
            }
            case DeviceFault.Gone fault -> {
                gone = fault.gone();
                ports.forget(nowPs, out);
            }
            case Fault fault -> throw new IllegalStateException("device " + number() + " knows no " + fault);
        }
    }

    private void onBurst(long nowPs, int input, long spanPs, Burst burst, Outbox out) {
        var output = options.paths() == Paths.BY_FLOW ? byFlow(burst) : leastQueued(nowPs, burst);
        if (hasRoom(nowPs, output, burst)) {
            ports.forward(nowPs, input, nowPs + latencyPs, output, spanPs, burst, out);
        } else {
            dropped++;
        }
    }

    private boolean hasRoom(long nowPs, int output, Burst burst) {
        var wire = ports.medium(output).wireBytes(burst.bytes());
        return dropping == null
                || ports.medium(output).kind() != Medium.Kind.ETHERNET
                || ports.isOpen(nowPs + latencyPs, output, burst)
                || !dropping.isFull(ports.queuedBytes(output), wire, ports.heldBytes());
    }

    /** Marks a burst that leaves much behind it: so the news is as young as it can be. */
    private LinkMessage marked(int output, LinkMessage message, long behind) {
        if (options.marks()
                && ports.medium(output).kind() == Medium.Kind.ETHERNET
                && message instanceof Burst burst
                && !burst.marked()
                && marking.marks(behind, ports.medium(output))) {
            marked++;
            return burst.mark();
        }
        return message;
    }

    private int byFlow(EthernetMessage frame) {
        var port = routes.port(number, frame.destination(), frame.flow());
        return ports.isDark(port) ? around(port, frame) : port;
    }

    /** Flows of a link that is down are spread over those of the same length that are up; where there are none, they wait. */
    private int around(int dark, EthernetMessage frame) {
        var up = IntStream.of(routes.ports(number, frame.destination()))
                .filter(port -> !ports.isDark(port))
                .toArray();
        return up.length == 0 ? dark : up[(int) Long.remainderUnsigned(Digest.mix(number, frame.flow()), up.length)];
    }

    /** The first of those by which it would leave soonest, counting from the one that the flow would take. */
    private int leastQueued(long nowPs, Burst burst) {
        var ways = routes.ports(number, burst.destination());
        var best = byFlow(burst);
        for (var way : ways) {
            if (waitPs(nowPs, way) < waitPs(nowPs, best)) {
                best = way;
            }
        }
        return best;
    }

    private long waitPs(long nowPs, int port) {
        if (ports.isDark(port)) {
            return Long.MAX_VALUE;
        }
        var queuedPs = ports.medium(port)
                .bandwidth()
                .timeForBytes(ports.queuedBytes(port))
                .picos();
        return queuedPs + ports.takenPs(nowPs + latencyPs, port);
    }
}
