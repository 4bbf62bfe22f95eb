package orrery.fabric.fault;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import orrery.fabric.catalogue.Optics;
import orrery.fabric.topology.Topology;

/**
 * The optical engines and modules of one device, and how many lanes of which ports each carries. Co-packaged engines carry
 * the lanes of all ports one after the other; a pluggable module has one port to itself.
 */
final class Engines {
    private final List<TreeMap<Integer, Integer>> lanes = new ArrayList<>(); // by engine, then port

    Engines(Topology topology, int device) {
        var open = new HashMap<Optics, Filling>();
        for (var port = 0; port < topology.ports(device); port++) {
            var medium = topology.medium(device, port);
            var optics = medium.opticsAt(topology.kind(device));
            if (optics.isPresent()) {
                open.computeIfAbsent(optics.get(), Filling::new).take(port, medium.lanes());
            }
        }
    }

    /** The engine of a kind that is not full yet. */
    private final class Filling {
        private final Optics optics;
        private int number;
        private int free;

        Filling(Optics optics) {
            this.optics = optics;
        }

        void take(int port, int count) {
            free = optics.kind() == Optics.Kind.CO_PACKAGED ? free : 0;
            for (var lane = 0; lane < count; lane++) {
                if (free == 0) {
                    number = lanes.size();
                    lanes.add(new TreeMap<>());
                    free = optics.lanes();
                }
                free--;
                lanes.get(number).merge(port, 1, Integer::sum);
            }
        }
    }

    int count() {
        return lanes.size();
    }

    /** Lanes of each port that an engine carries. */
    Map<Integer, Integer> lanes(int engine) {
        return lanes.get(engine);
    }
}
