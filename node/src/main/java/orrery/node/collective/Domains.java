package orrery.node.collective;

import java.util.Arrays;
import java.util.HashMap;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.topology.Topology;

/** Which members of a group reach each other by NVLink. */
final class Domains {
    private final int[] domainOf; // by member
    private final int count;

    Domains(Topology topology, int[] members) {
        var component = new int[topology.devices()];
        Arrays.fill(component, -1);
        var numbers = new HashMap<Integer, Integer>();
        domainOf = new int[members.length];
        for (var member = 0; member < members.length; member++) {
            if (component[members[member]] < 0) {
                fill(topology, component, members[member]);
            }
            numbers.putIfAbsent(component[members[member]], numbers.size());
            domainOf[member] = numbers.get(component[members[member]]);
        }
        count = numbers.size();
    }

    private static void fill(Topology topology, int[] component, int start) {
        var open = new int[topology.devices()];
        var filled = 1;
        open[0] = start;
        component[start] = start;
        for (var next = 0; next < filled; next++) {
            var device = open[next];
            for (var port = 0; port < topology.ports(device); port++) {
                var peer = topology.peer(device, port);
                if (component[peer] < 0 && topology.medium(device, port).kind() == Medium.Kind.NVLINK) {
                    component[peer] = start;
                    open[filled++] = peer;
                }
            }
        }
    }

    /** Domains are numbered from 0, in the order of their first members. */
    int of(int member) {
        return domainOf[member];
    }

    int count() {
        return count;
    }

    /** Members of a domain. */
    int size(int domain) {
        return (int) Arrays.stream(domainOf).filter(one -> one == domain).count();
    }
}
