package orrery.fabric.routing;

import java.nio.ShortBuffer;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The devices at the other ends of one device's wires.
 *
 * @param peers ascending
 * @param ports by peer, ascending
 */
record Neighbours(int[] peers, short[][] ports) {

    static Neighbours of(Wires wires, int device, ConcurrentMap<ShortBuffer, short[]> shared) {
        var byPeer = new TreeMap<Integer, short[]>();
        wires.each(device, (port, peer) -> byPeer.merge(peer, new short[] {(short) port}, Neighbours::joined));
        return new Neighbours(
                byPeer.keySet().stream().mapToInt(Integer::intValue).toArray(),
                byPeer.values().stream().map(list -> share(list, shared)).toArray(short[][]::new));
    }

    /** Equal port lists become one array: most devices leave by the same ports to most destinations. */
    static short[] share(short[] ports, ConcurrentMap<ShortBuffer, short[]> shared) {
        return shared.computeIfAbsent(ShortBuffer.wrap(ports), _ -> ports);
    }

    private static short[] joined(short[] some, short[] more) {
        var both = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, both, some.length, more.length);
        return both;
    }

    /** The ports that lead to a neighbour; null where it is none. */
    short[] to(int peer) {
        int index = Arrays.binarySearch(peers, peer);
        return index < 0 ? null : ports[index];
    }
}
