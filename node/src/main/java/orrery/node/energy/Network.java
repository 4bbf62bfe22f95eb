package orrery.node.energy;

import java.util.TreeMap;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.topology.Topology;
import orrery.protocol.units.Uncertain;

/**
 * Watts of a network that many servers share. Switches and light draw nearly the same whether or not anything moves.
 *
 * @param switches Ethernet and InfiniBand switches without the optics in their ports
 * @param optics every module and engine of the topology
 */
public record Network(Uncertain switches, Uncertain optics) {
    public static final Network NONE = new Network(Uncertain.ZERO, Uncertain.ZERO);

    /** Of a whole topology. */
    public static Network of(Topology topology, Catalogue catalogue) {
        var switches = new TreeMap<String, Uncertain>();
        var optics = new TreeMap<String, Uncertain>();
        for (var device = 0; device < topology.devices(); device++) {
            var kind = topology.kind(device);
            if (kind == DeviceKind.ETHERNET_SWITCH || kind == DeviceKind.INFINIBAND_SWITCH) {
                var name = topology.part(device).name().replaceFirst(" with .*", "");
                catalogue
                        .watts("switches/" + name + "/power")
                        .ifPresent(watts -> switches.merge(name, watts, Uncertain::plusAlike));
            }
            for (var port = 0; port < topology.ports(device); port++) {
                addEnd(topology, catalogue, device, port, optics);
            }
        }
        return new Network(sum(switches), sum(optics));
    }

    private static void addEnd(
            Topology topology, Catalogue catalogue, int device, int port, TreeMap<String, Uncertain> into) {
        var medium = topology.medium(device, port);
        medium.opticsAt(topology.kind(device)).ifPresent(optics -> {
            var share = (double) medium.lanes() / optics.lanes();
            catalogue
                    .watts("optics/" + optics.name() + "/power")
                    .ifPresent(watts -> into.merge(optics.name(), watts.times(share), Uncertain::plusAlike));
        });
    }

    private static Uncertain sum(TreeMap<String, Uncertain> byName) {
        return byName.values().stream().reduce(Uncertain.ZERO, Uncertain::plus);
    }

    /** What a share of those who use it answers for. */
    public Network share(double of) {
        return new Network(switches.times(of), optics.times(of));
    }
}
