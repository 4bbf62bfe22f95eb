package orrery.fabric.topology;

import java.util.BitSet;
import orrery.fabric.catalogue.SwitchChip;

/** What every sealed topology keeps: one piece, no double names, and switches that hold what is wired to them. */
final class Soundness {
    private Soundness() {}

    static void check(Topology topology) {
        if (topology.devices() == 0) {
            throw new TopologyProblem(topology.name() + " has no devices, allowed: at least one; draw a row");
        }
        for (int device = 0; device < topology.devices(); device++) {
            checkName(topology, device);
            checkEnds(topology, device);
            if (topology.part(device) instanceof SwitchChip chip) {
                checkPorts(topology, device, chip);
            }
        }
        checkConnected(topology);
    }

    private static void checkName(Topology topology, int device) {
        if (topology.find(topology.name(device)).orElseThrow() != device) {
            throw new TopologyProblem(topology.name() + " has two devices called " + topology.name(device)
                    + ", allowed: one; give one of them another name");
        }
    }

    private static void checkEnds(Topology topology, int device) {
        if (topology.ports(device) == 0 && topology.devices() > 1) {
            throw TopologyProblem.of(topology, device, "has no wire; wire it, or leave it out");
        }
        for (int port = 0; port < topology.ports(device); port++) {
            if (topology.peer(device, port) == device) {
                throw TopologyProblem.of(topology, device, "is wired to itself; name another end");
            }
        }
    }

    private static void checkPorts(Topology topology, int device, SwitchChip chip) {
        var allowed = chip.speaks();
        int links = 0;
        for (int port = 0; port < topology.ports(device); port++) {
            var medium = topology.medium(device, port);
            if (medium.kind() != allowed) {
                throw TopologyProblem.of(
                        topology,
                        device,
                        "is wired by " + medium.name() + ", allowed: media of kind " + allowed + ", which "
                                + chip.name() + " speaks");
            }
            links += medium.links();
        }
        if (links > chip.ports()) {
            throw TopologyProblem.of(
                    topology,
                    device,
                    "is wired by " + links + " links, allowed: the " + chip.ports() + " ports of " + chip.name()
                            + "; take fewer links, more switches, or a chip with more ports");
        }
    }

    private static void checkConnected(Topology topology) {
        var reached = new BitSet();
        var open = new int[topology.devices()];
        int filled = 1;
        reached.set(0);
        for (int next = 0; next < filled; next++) {
            for (int port = 0; port < topology.ports(open[next]); port++) {
                int peer = topology.peer(open[next], port);
                if (!reached.get(peer)) {
                    reached.set(peer);
                    open[filled++] = peer;
                }
            }
        }
        if (filled < topology.devices()) {
            throw new TopologyProblem(topology.name(0) + " and " + topology.name(reached.nextClearBit(0)) + " of "
                    + topology.name() + " cannot reach each other; wire them, or draw two topologies");
        }
    }
}
