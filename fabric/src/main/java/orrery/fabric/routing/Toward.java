package orrery.fabric.routing;

import java.nio.ShortBuffer;
import java.util.Arrays;
import java.util.concurrent.ConcurrentMap;

/**
 * The ways from every place of a network to one of them.
 *
 * @param ports by place, the ports that lead one hop nearer, ascending; null where none do, and at the switches that the
 *     endpoints of the destination hang on, from which each has a port of its own
 * @param hops by place, wires on the way to a device of the destination; -1 where it cannot be reached
 */
record Toward(short[][] ports, short[] hops) {
    private static final short UNREACHED = -1;

    /** Breadth-first from the destination over all that forwards. */
    static Toward of(Wires wires, Places places, int destination, ConcurrentMap<ShortBuffer, short[]> shared) {
        var toward = new Toward(new short[places.count()][], new short[places.count()]);
        Arrays.fill(toward.hops, UNREACHED);
        toward.spread(wires, places, destination);
        for (int place = 0; place < places.count(); place++) {
            if (places.forwards(place)) {
                toward.lead(wires, places, place, shared);
            } else {
                toward.leave(wires, places, place, shared);
            }
        }
        return toward;
    }

    private void spread(Wires wires, Places places, int destination) {
        var open = new int[places.forwarding()];
        int[] filled = {0};
        if (places.forwards(destination)) {
            hops[destination] = 0;
            open[filled[0]++] = destination;
        } else {
            reachNeighbours(wires, places, places.member(destination), (short) 1, open, filled);
        }
        for (int next = 0; next < filled[0]; next++) {
            short onwards = (short) (hops[open[next]] + 1);
            reachNeighbours(wires, places, places.member(open[next]), onwards, open, filled);
        }
    }

    private void reachNeighbours(Wires wires, Places places, int device, short distance, int[] open, int[] filled) {
        wires.each(device, (_, peer) -> {
            int place = places.of(peer);
            if (place != Places.NOWHERE
                    && places.forwards(place)
                    && hops[place] == UNREACHED
                    && distance < Short.MAX_VALUE) {
                hops[place] = distance;
                open[filled[0]++] = place;
            }
        });
    }

    private void lead(Wires wires, Places places, int place, ConcurrentMap<ShortBuffer, short[]> shared) {
        if (hops[place] > 0) {
            var nearer = leadingTo(wires, places, place, hops[place] - 1);
            ports[place] =
                    nearer.length == 0 ? null : Neighbours.share(inOneDimension(wires, place, places, nearer), shared);
        }
    }

    /** An endpoint's own ports: those to the nearest switches that it hangs on. */
    private void leave(Wires wires, Places places, int place, ConcurrentMap<ShortBuffer, short[]> shared) {
        int[] least = {Integer.MAX_VALUE};
        wires.each(places.member(place), (_, peer) -> {
            int next = places.of(peer);
            if (next != Places.NOWHERE && places.forwards(next) && hops[next] != UNREACHED) {
                least[0] = Math.min(least[0], hops[next]);
            }
        });
        if (least[0] < Short.MAX_VALUE) {
            hops[place] = (short) (least[0] + 1);
            ports[place] = Neighbours.share(leadingTo(wires, places, place, least[0]), shared);
        }
    }

    private short[] leadingTo(Wires wires, Places places, int place, int distance) {
        int device = places.member(place);
        var found = new short[wires.topology().ports(device)];
        int[] count = {0};
        wires.each(device, (port, peer) -> {
            int next = places.of(peer);
            if (next != Places.NOWHERE && places.forwards(next) && hops[next] == distance) {
                found[count[0]++] = (short) port;
            }
        });
        return Arrays.copyOf(found, count[0]);
    }

    /** In a torus only the lowest dimension that still differs: packets that turn back to it could wait in a circle. */
    private static short[] inOneDimension(Wires wires, int place, Places places, short[] nearer) {
        var grid = wires.topology().grid();
        int device = places.member(place);
        if (grid.isEmpty() || !grid.get().holds(device) || nearer.length == 1) {
            return nearer;
        }
        var dimension = new int[nearer.length];
        for (int i = 0; i < nearer.length; i++) {
            int peer = wires.topology().peer(device, nearer[i]);
            dimension[i] = grid.get().holds(peer) ? grid.get().dimension(device, peer) : Integer.MAX_VALUE;
        }
        int lowest = Arrays.stream(dimension).min().orElseThrow();
        var kept = new short[nearer.length];
        int count = 0;
        for (int i = 0; i < nearer.length; i++) {
            if (dimension[i] == lowest) {
                kept[count++] = nearer[i];
            }
        }
        return Arrays.copyOf(kept, count);
    }
}
