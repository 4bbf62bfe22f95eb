package orrery.fabric.ethernet;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import orrery.fabric.link.Ports;
import orrery.fabric.routing.Routes;
import orrery.fabric.time.Alarm;
import orrery.fabric.time.Arrival;
import orrery.fabric.time.Device;
import orrery.fabric.time.Event;
import orrery.fabric.time.Outbox;
import orrery.fabric.topology.Topology;
import orrery.protocol.link.C2cMessage.Delivery;
import orrery.protocol.link.C2cMessage.Post;
import orrery.protocol.link.EthernetMessage.Burst;

/** A network adapter: brings what its GPU posts to the adapter of another, and writes what comes into its GPU's memory. */
public final class Nic implements Device {
    private final int number;
    private final long latencyPs;
    private final Ports ports;
    private final Routes routes;
    private final Adapters adapters;
    private final Map<Pair, Long> sequences = new HashMap<>();

    private record Pair(int destination, int flow) {}

    public Nic(Topology topology, int number, Routes routes) {
        this.number = number;
        this.latencyPs =
                ((orrery.fabric.catalogue.Nic) topology.part(number)).latency().picos();
        this.ports = new Ports(topology, number);
        this.routes = routes;
        this.adapters = new Adapters(topology);
    }

    @Override
    public int number() {
        return number;
    }

    public Ports ports() {
        return ports;
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
            case Arrival(var _, var spanPs, Post post) -> onPost(nowPs + latencyPs, spanPs, post, out);
            case Arrival(var _, var spanPs, Burst burst) -> onBurst(nowPs + latencyPs, spanPs, burst, out);
            case Arrival(var _, var _, var message) ->
                throw new IllegalStateException("a network adapter was sent " + message);
        }
    }

    private void onPost(long readyPs, long spanPs, Post post, Outbox out) {
        var destination = adapters.across(number, post.source(), post.destination());
        var sequence = sequences.merge(new Pair(destination, post.flow()), 1L, Long::sum) - 1;
        var delivery = new Delivery(post.source(), post.destination(), post.tag(), post.payload());
        var burst = new Burst(
                number, destination, post.flow(), sequence, post.contentBytes(), false, Optional.of(delivery));
        ports.pass(readyPs, routes.port(number, destination, post.flow()), spanPs, burst, out);
    }

    private void onBurst(long readyPs, long spanPs, Burst burst, Outbox out) {
        var delivery = burst.completes().orElseThrow();
        ports.pass(readyPs, routes.port(number, delivery.destination(), 0), spanPs, delivery, out);
    }
}
