package orrery.fabric.survey;

import java.util.Arrays;

/**
 * The most that flows from a source to a sink through edges that carry so much each way (Dinic's algorithm: shortest
 * augmenting paths in layers, by E. A. Dinic, 1970). Exact, in whole units.
 */
final class Flow {
    private static final int NOT_REACHED = -1;

    private final int[] firstArc; // (nodes) head of a list of arcs, or -1
    private int[] nextArc = new int[64];
    private int[] target = new int[64];
    private long[] room = new long[64];
    private int arcs;

    private final int[] layer;
    private final int[] cursor;

    Flow(int nodes) {
        firstArc = new int[nodes];
        layer = new int[nodes];
        cursor = new int[nodes];
        Arrays.fill(firstArc, -1);
    }

    /** Joins two nodes by an edge that carries {@code capacity} in each direction at once. */
    void join(int a, int b, long capacity) {
        if (arcs + 2 > target.length) {
            nextArc = Arrays.copyOf(nextArc, 2 * arcs);
            target = Arrays.copyOf(target, 2 * arcs);
            room = Arrays.copyOf(room, 2 * arcs);
        }
        arc(a, b, capacity);
        arc(b, a, capacity);
    }

    /** Arcs come in pairs, so the way back along arc {@code i} is arc {@code i ^ 1}. */
    private void arc(int from, int to, long capacity) {
        target[arcs] = to;
        room[arcs] = capacity;
        nextArc[arcs] = firstArc[from];
        firstArc[from] = arcs++;
    }

    long most(int source, int sink) {
        long total = 0;
        while (layered(source, sink)) {
            System.arraycopy(firstArc, 0, cursor, 0, cursor.length);
            total = Math.addExact(total, blocking(source, sink));
        }
        return total;
    }

    private boolean layered(int source, int sink) {
        Arrays.fill(layer, NOT_REACHED);
        var open = new int[layer.length];
        int filled = 1;
        open[0] = source;
        layer[source] = 0;
        for (int next = 0; next < filled && layer[sink] == NOT_REACHED; next++) {
            for (int arc = firstArc[open[next]]; arc >= 0; arc = nextArc[arc]) {
                if (room[arc] > 0 && layer[target[arc]] == NOT_REACHED) {
                    layer[target[arc]] = layer[open[next]] + 1;
                    open[filled++] = target[arc];
                }
            }
        }
        return layer[sink] != NOT_REACHED;
    }

    /** Walks forward layer by layer without recursion: a long chain must not overflow the stack. */
    private long blocking(int source, int sink) {
        var path = new int[layer[sink]];
        int length = 0;
        int node = source;
        long total = 0;
        while (true) {
            if (node == sink) {
                total += push(path, length);
                length = 0;
                node = source;
            } else if (advance(node)) {
                path[length++] = cursor[node];
                node = target[cursor[node]];
            } else if (length == 0) {
                return total;
            } else {
                int back = path[--length];
                node = target[back ^ 1];
                cursor[node] = nextArc[back];
            }
        }
    }

    /** Moves a node's cursor to an arc with room that leads one layer on; false when there is none left. */
    private boolean advance(int node) {
        int arc = cursor[node];
        while (arc >= 0 && (room[arc] == 0 || layer[target[arc]] != layer[node] + 1)) {
            arc = nextArc[arc];
        }
        cursor[node] = arc;
        return arc >= 0;
    }

    private long push(int[] path, int length) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < length; i++) {
            least = Math.min(least, room[path[i]]);
        }
        for (int i = 0; i < length; i++) {
            room[path[i]] -= least;
            room[path[i] ^ 1] += least;
        }
        return least;
    }
}
