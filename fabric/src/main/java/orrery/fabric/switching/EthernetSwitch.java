package orrery.fabric.switching;

import orrery.fabric.catalogue.SwitchChip;
import orrery.fabric.link.Ports;
import orrery.fabric.routing.Routes;
import orrery.fabric.time.Alarm;
import orrery.fabric.time.Arrival;
import orrery.fabric.time.Device;
import orrery.fabric.time.Event;
import orrery.fabric.time.Outbox;
import orrery.fabric.topology.Topology;
import orrery.protocol.link.C2cMessage;
import orrery.protocol.link.EthernetMessage;
import orrery.protocol.link.LpuMessage;
import orrery.protocol.link.NvlinkMessage;
import orrery.protocol.link.PortMessage;

/** A scale-out switch: cuts through to the next hop of the flow, and queues where an output is taken. */
public final class EthernetSwitch implements Device {
    private final int number;
    private final long latencyPs;
    private final Ports ports;
    private final Routes routes;

    public EthernetSwitch(Topology topology, int number, Routes routes) {
        this.number = number;
        this.latencyPs = ((SwitchChip) topology.part(number)).latency().picos();
        this.ports = new Ports(topology, number);
        this.routes = routes;
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
            case Arrival(var _, var spanPs, var message) -> {
                switch (message) {
                    case EthernetMessage frame ->
                        ports.pass(
                                nowPs + latencyPs,
                                routes.port(number, frame.destination(), frame.flow()),
                                spanPs,
                                frame,
                                out);
                    case NvlinkMessage _, C2cMessage _, LpuMessage _, PortMessage _ ->
                        throw new IllegalStateException("an Ethernet switch was sent " + message);
                }
            }
        }
    }
}
