package orrery.fabric.topology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.catalogue.Medium;

/**
 * The NVLink domains: the GPUs that reach each other by NVLink alone, numbered by their first GPU. A GPU without NVLink is
 * a domain by itself.
 */
final class Domains {
    private static final int NONE = -1;

    private final int[] domain; // (devices)
    private final List<int[]> members; // by domain, ascending

    Domains(Topology topology) {
        domain = new int[topology.devices()];
        Arrays.fill(domain, NONE);
        var open = new int[topology.devices()];
        var found = new ArrayList<int[]>();
        for (int gpu : topology.gpus()) {
            if (domain[gpu] == NONE) {
                found.add(spread(topology, gpu, found.size(), open));
            }
        }
        members = List.copyOf(found);
    }

    private int[] spread(Topology topology, int first, int number, int[] open) {
        int filled = 1;
        open[0] = first;
        domain[first] = number;
        for (int next = 0; next < filled; next++) {
            int device = open[next];
            for (int port = 0; port < topology.ports(device); port++) {
                int peer = topology.peer(device, port);
                if (domain[peer] == NONE && topology.medium(device, port).kind() == Medium.Kind.NVLINK) {
                    domain[peer] = number;
                    open[filled++] = peer;
                }
            }
        }
        return IntStream.range(0, filled)
                .map(i -> open[i])
                .filter(device -> topology.kind(device) == DeviceKind.GPU)
                .sorted()
                .toArray();
    }

    int of(int device) {
        return domain[device];
    }

    int count() {
        return members.size();
    }

    int[] members(int number) {
        return members.get(number).clone();
    }
}
