package orrery.fabric.ethernet;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import orrery.fabric.fault.DeviceFault;
import orrery.fabric.link.Held;
import orrery.fabric.link.Ports;
import orrery.fabric.routing.Routes;
import orrery.fabric.time.Alarm;
import orrery.fabric.time.Arrival;
import orrery.fabric.time.Device;
import orrery.fabric.time.Event;
import orrery.fabric.time.Fault;
import orrery.fabric.time.Outbox;
import orrery.fabric.topology.Topology;
import orrery.protocol.link.C2cMessage.Delivery;
import orrery.protocol.link.C2cMessage.Post;
import orrery.protocol.link.EthernetMessage.Acknowledgement;
import orrery.protocol.link.EthernetMessage.Burst;
import orrery.protocol.link.EthernetMessage.CongestionNotification;

/**
 * A network adapter: brings what its GPU posts to the adapter of another GPU, and writes what comes into its GPU's memory.
 *
 * <pre>
 *   gpu ──Post──▶ nic ──Burst, Burst, …──▶ switches ──▶ nic ──Delivery──▶ gpu
 *                  ◀── Acknowledgement, CongestionNotification ──
 * </pre>
 *
 * Flows take turns at the wire, burst by burst. A message arrives when its last byte has, in the order of its flow.
 */
public final class Nic implements Device {
    private final Topology topology;
    private final int number;
    private final long latencyPs;
    private final Ports ports;
    private final Adapters adapters;
    private final Outbound outbound;
    private final Inbound inbound;
    private long postedBytes;
    private boolean gone;

    public Nic(Topology topology, int number, Routes routes) {
        this(topology, number, routes, EthernetOptions.standard());
    }

    public Nic(Topology topology, int number, Routes routes, EthernetOptions options) {
        this.topology = topology;
        this.number = number;
        this.latencyPs =
                ((orrery.fabric.catalogue.Nic) topology.part(number)).latency().picos();
        this.ports = new Ports(topology, number, options.ofAdapter());
        this.adapters = new Adapters(topology);
        this.outbound = new Outbound(number, ports, routes, options);
        this.inbound = new Inbound(number, latencyPs, ports, routes, options, adapters.onlyHostPort(number));
    }

    @Override
    public int number() {
        return number;
    }

    public Ports ports() {
        return ports;
    }

    @Override
    public boolean awaits() {
        return !held().isEmpty();
    }

    @Override
    public void on(long nowPs, Event event, Outbox out) {
        if (!ports.on(nowPs, event, out)) {
            handle(nowPs, event, out);
        } else {
            concerned(event).forEach(port -> outbound.serve(nowPs, port, out));
        }
    }

    /** The ports that an event was about, where they handled it. */
    private IntStream concerned(Event event) {
        return switch (event) {
            case Alarm(var reason) -> IntStream.of((int) (-1 - reason));
            case Arrival(var port, var _, var _) -> IntStream.of(port);
            case Fault _ -> IntStream.range(0, ports.count());
        };
    }

    private void handle(long nowPs, Event event, Outbox out) {
        switch (event) {
            case Alarm alarm when alarm.equals(Alarm.START) -> ports.lightUp(nowPs, out);
            case Alarm alarm -> outbound.on(nowPs, alarm, out);
            case Arrival _ when gone -> {}
            case Arrival(var _, var spanPs, Post post) -> onPost(nowPs, spanPs, post, out);
            case Arrival(var port, var spanPs, Burst burst) -> inbound.on(nowPs, port, spanPs, burst, out);
            case Arrival(var _, var _, Acknowledgement news) -> outbound.on(nowPs, news, out);
            case Arrival(var _, var _, CongestionNotification news) ->
                outbound.slowDown(nowPs, news.source(), news.flow());
            case Arrival(var _, var _, var message) ->
                throw new IllegalStateException(topology.name(number) + ", a network adapter, was sent " + message);
            case DeviceFault.Gone fault -> goOrComeBack(nowPs, fault.gone(), out);
            case Fault fault -> throw new IllegalStateException("device " + number() + " knows no " + fault);
        }
    }

    private void goOrComeBack(long nowPs, boolean goes, Outbox out) {
        gone = goes;
        outbound.forget();
        inbound.forget();
        ports.forget(nowPs, out);
    }

    private void onPost(long nowPs, long spanPs, Post post, Outbox out) {
        postedBytes += post.contentBytes();
        var delivery = new Delivery(post.source(), post.destination(), post.tag(), post.payload());
        var message = new Message(nowPs + latencyPs, spanPs, post.contentBytes(), delivery);
        outbound.post(nowPs, adapters.across(number, post.source(), post.destination()), post.flow(), message, out);
    }

    /** Content bytes that its GPU handed it. */
    public long postedBytes() {
        return postedBytes;
    }

    /** Content bytes that it handed its GPU. */
    public long deliveredBytes() {
        return inbound.deliveredBytes();
    }

    /** Bursts it sent more than once. */
    public long repeated() {
        return outbound.repeated();
    }

    /** How often it told a sender to slow down. */
    public long notifications() {
        return inbound.notifications();
    }

    /** What still waits here. */
    public List<Held> held() {
        return Stream.concat(ports.held().stream(), outbound.held().stream()).toList();
    }
}
