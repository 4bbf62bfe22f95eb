package orrery.node.feasibility;

import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.catalogue.Medium.Kind;
import orrery.fabric.topology.Topology;

/**
 * Which kind of link carries what two devices send each other: NVLink within a domain, LPU links between LPUs, what hangs a
 * device on its CPU between those two, and the network between all others.
 */
final class Links {
    private static final int LPUS = -1; // all LPUs reach each other by their own links
    private static final int FIRST_LONE = -2; // devices that are a domain by themselves, downwards

    private final Topology topology;
    private final Kind network;

    Links(Topology topology) {
        this.topology = topology;
        this.network = hasInfiniband(topology) ? Kind.INFINIBAND : Kind.ETHERNET;
    }

    private static boolean hasInfiniband(Topology topology) {
        for (var chip : topology.switches()) {
            if (topology.kind(chip) == DeviceKind.INFINIBAND_SWITCH) {
                return true;
            }
        }
        return false;
    }

    /** What reaches each other without the network: equal numbers. */
    int domain(int device) {
        if (topology.kind(device) == DeviceKind.LPU) {
            return LPUS;
        }
        var domain = topology.domainOf(device);
        return domain >= 0 ? domain : FIRST_LONE - device;
    }

    /** The links inside of a domain. */
    Kind inside(int domain) {
        return domain == LPUS ? Kind.LPU_LINK : Kind.NVLINK;
    }

    Kind network() {
        return network;
    }

    Kind between(int one, int other) {
        var domain = domain(one);
        return domain == domain(other) ? inside(domain) : network;
    }

    /** Between a device and its CPU: the wire where there is one, else the network. */
    Kind toHost(int device, int host) {
        for (var port = 0; port < topology.ports(device); port++) {
            Medium medium = topology.medium(device, port);
            if (topology.peer(device, port) == host) {
                return medium.kind();
            }
        }
        return network;
    }
}
