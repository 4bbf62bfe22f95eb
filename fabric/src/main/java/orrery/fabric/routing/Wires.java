package orrery.fabric.routing;

import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.topology.Topology;

/** The working wires of one network. */
record Wires(Topology topology, Network network, LostLinks lost) {
    /** A port and the device it leads to. */
    interface Visitor {
        void wire(int port, int peer);
    }

    /** The working wires of a device in this network, in the order of its ports. */
    void each(int device, Visitor visitor) {
        for (int port = 0; port < topology.ports(device); port++) {
            if (Network.of(topology.medium(device, port)) == network && !lost.contains(topology.link(device, port))) {
                visitor.wire(port, topology.peer(device, port));
            }
        }
    }

    /** Whether a device has a working wire in this network. */
    boolean any(int device) {
        var found = new boolean[1];
        each(device, (_, _) -> found[0] = true);
        return found[0];
    }

    /** Switches forward, and LPUs pass on what their schedule says. */
    boolean forwards(int device) {
        return topology.kind(device).isSwitch() || network == Network.LPU && topology.kind(device) == DeviceKind.LPU;
    }
}
