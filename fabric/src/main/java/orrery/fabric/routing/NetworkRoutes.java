package orrery.fabric.routing;

import java.nio.ShortBuffer;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Shortest ways within one network, worked out place by place when first asked for. */
final class NetworkRoutes {
    private final Wires wires;
    private final Places places;
    private final AtomicReferenceArray<Toward> toward; // (places)
    private final AtomicReferenceArray<Neighbours> neighbours; // (devices)
    private final ConcurrentMap<ShortBuffer, short[]> shared;

    NetworkRoutes(Wires wires, ConcurrentMap<ShortBuffer, short[]> shared) {
        this.wires = wires;
        this.shared = shared;
        places = new Places(wires);
        toward = new AtomicReferenceArray<>(places.count());
        neighbours = new AtomicReferenceArray<>(wires.topology().devices());
    }

    /** Ports that lead one hop nearer; null where this network does not join the two. */
    short[] ports(int device, int destination) {
        int from = places.of(device);
        if (places.direct() && (from == Places.NOWHERE || !places.forwards(from))) {
            var across = neighbours(device).to(destination);
            if (across != null) {
                return across;
            }
        }
        int to = places.of(destination);
        if (from == Places.NOWHERE || to == Places.NOWHERE) {
            return null;
        }
        var ways = toward(to);
        return ways.hops()[from] == 1 && !places.forwards(to)
                ? neighbours(device).to(destination)
                : ways.ports()[from];
    }

    /** Wires on the way; -1 where this network does not join the two. */
    int hops(int device, int destination) {
        int from = places.of(device);
        int to = places.of(destination);
        if (places.direct() && neighbours(device).to(destination) != null) {
            return 1;
        }
        return from == Places.NOWHERE || to == Places.NOWHERE ? -1 : toward(to).hops()[from];
    }

    private Toward toward(int place) {
        var known = toward.get(place);
        if (known == null) {
            toward.compareAndSet(place, null, Toward.of(wires, places, place, shared));
            known = toward.get(place);
        }
        return known;
    }

    private Neighbours neighbours(int device) {
        var known = neighbours.get(device);
        if (known == null) {
            neighbours.compareAndSet(device, null, Neighbours.of(wires, device, shared));
            known = neighbours.get(device);
        }
        return known;
    }
}
