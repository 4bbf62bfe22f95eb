package orrery.node.gpu;

import java.util.stream.IntStream;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.link.Ports;
import orrery.fabric.routing.Routes;
import orrery.fabric.time.Outbox;
import orrery.fabric.topology.Topology;
import orrery.node.collective.Channel;
import orrery.protocol.link.NvlinkMessage;
import orrery.protocol.link.NvlinkMessage.Store;
import orrery.protocol.payload.Payload;

/** One GPU's NVLink ports, as its collectives see them. GPU port p leads to plane p. */
public final class NvlinkChannel implements Channel {
    private final Rank place;
    private final Ports ports;
    private final Routes routes;
    private final int planes;
    private Outbox out;

    NvlinkChannel(Topology topology, Rank place, Ports ports, Routes routes) {
        this.place = place;
        this.ports = ports;
        this.routes = routes;
        this.planes = planes(topology, device());
    }

    /** Planes that a GPU has a port to. */
    public static int planes(Topology topology, int gpu) {
        return (int) IntStream.range(0, topology.ports(gpu))
                .filter(port -> topology.medium(gpu, port).kind() == Medium.Kind.NVLINK)
                .count();
    }

    /** Where to put what is sent while one event is handled. */
    void open(Outbox out) {
        this.out = out;
    }

    @Override
    public int rank() {
        return place.rank();
    }

    @Override
    public int ranks() {
        return place.members().length;
    }

    @Override
    public int group() {
        return place.group();
    }

    @Override
    public int device() {
        return place.members()[place.rank()];
    }

    @Override
    public int planes() {
        return planes;
    }

    @Override
    public long packetBytes() {
        return ports.medium(0).largestPayload().bytes();
    }

    @Override
    public void store(long readyPs, int rank, long tag, Payload payload) {
        var destination = place.members()[rank];
        ports.send(
                readyPs, routes.port(device(), destination, tag), new Store(device(), destination, tag, payload), out);
    }

    @Override
    public void toSwitch(long readyPs, int plane, NvlinkMessage message) {
        ports.send(readyPs, plane, message, out);
    }
}
