package orrery.fabric.survey;

import java.util.IdentityHashMap;
import java.util.Map;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.catalogue.Nic;
import orrery.fabric.catalogue.SwitchChip;
import orrery.fabric.topology.Topology;

/** What walks over a topology ask of every link and device, in plain arrays. */
final class LinkTable {
    final int devices;
    final int[] first; // (devices + 1)
    final int[] peer; // (links)
    final boolean[] nvlink; // (links)
    final long[] latencyPs; // (links)
    final long[] packetPs; // (links) a full packet with its header at the link's rate
    final long[] passingPs; // (devices) what a device that forwards adds
    final boolean[] forwards; // (devices)

    LinkTable(Topology topology) {
        devices = topology.devices();
        first = new int[devices + 1];
        peer = new int[topology.links()];
        nvlink = new boolean[peer.length];
        latencyPs = new long[peer.length];
        packetPs = new long[peer.length];
        passingPs = new long[devices];
        forwards = new boolean[devices];
        var packets = new IdentityHashMap<Medium, Long>();
        for (int device = 0; device < devices; device++) {
            passingPs[device] = passing(topology, device);
            forwards[device] = Endpoints.forwards(topology.kind(device));
            first[device + 1] = first[device] + topology.ports(device);
            for (int port = 0; port < topology.ports(device); port++) {
                fill(topology, device, port, packets);
            }
        }
    }

    private void fill(Topology topology, int device, int port, Map<Medium, Long> packets) {
        int link = topology.link(device, port);
        var medium = topology.medium(device, port);
        peer[link] = topology.peer(device, port);
        nvlink[link] = medium.kind() == Medium.Kind.NVLINK;
        latencyPs[link] = medium.latencyPs();
        packetPs[link] = packets.computeIfAbsent(medium, LinkTable::packet);
    }

    private static long packet(Medium medium) {
        long bytes = medium.wireBytes(medium.largestPayload().bytes());
        return medium.bandwidth().timeForBytes(bytes).picos();
    }

    private static long passing(Topology topology, int device) {
        return switch (topology.part(device)) {
            case SwitchChip chip -> chip.latency().picos();
            case Nic nic -> nic.latency().picos();
            default -> 0;
        };
    }

    /** CPUs neither compute nor forward here, unless nothing else is there. */
    static boolean isLeftOut(Topology topology, int device, int[] endpoints) {
        return topology.kind(device) == DeviceKind.CPU
                && (endpoints.length == 0 || topology.kind(endpoints[0]) != DeviceKind.CPU);
    }
}
