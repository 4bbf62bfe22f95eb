package orrery.fabric.placement;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import orrery.fabric.topology.Drawing;
import orrery.fabric.topology.Topology;

/**
 * Spreads pieces over JVMs. Pieces that compute go first, in order and in even runs, so that neighbouring racks share a JVM.
 * The rest follows, heaviest first: to the JVM of its rack where that is one JVM, else to the one with the least to do.
 */
final class Packing {
    private static final int SPREAD = -1;

    private final Topology topology;
    private final long[] load; // (jvms)
    private final int[] jvmOf; // (devices)

    Packing(Topology topology, int jvms) {
        this.topology = topology;
        load = new long[jvms];
        jvmOf = new int[topology.devices()];
    }

    /** The JVM of every device; pieces come ordered by their first device, at least one for each JVM. */
    int[] pack(List<Piece> pieces) {
        packRuns(pieces.stream().filter(piece -> piece.computing() > 0).toList());
        var rackHomes = rackHomes();
        pieces.stream()
                .filter(piece -> piece.computing() == 0)
                .sorted(Comparator.comparingLong(Piece::weight).reversed().thenComparingInt(Piece::first))
                .forEach(piece -> put(piece, home(piece, rackHomes)));
        return jvmOf;
    }

    private void packRuns(List<Piece> computing) {
        int runs = Math.min(load.length, computing.size());
        long total = computing.stream().mapToLong(Piece::weight).sum();
        long before = 0;
        int run = 0;
        int inRun = 0;
        for (int i = 0; i < computing.size(); i++) {
            long middle = before + computing.get(i).weight() / 2;
            boolean runIsFull = middle * runs >= total * (run + 1);
            boolean restNeedsOneEach = computing.size() - i <= runs - run - 1;
            if (inRun > 0 && run < runs - 1 && (runIsFull || restNeedsOneEach)) {
                run++;
                inRun = 0;
            }
            put(computing.get(i), run);
            before += computing.get(i).weight();
            inRun++;
        }
    }

    private void put(Piece piece, int jvm) {
        load[jvm] += piece.weight();
        for (int device : piece.devices()) {
            jvmOf[device] = jvm;
        }
    }

    /** By rack, the one JVM that hosts all its devices that compute, or {@link #SPREAD}. */
    private Map<Integer, Integer> rackHomes() {
        var homes = new HashMap<Integer, Integer>();
        for (int device : Computing.of(topology).devices()) {
            homes.merge(topology.rack(device), jvmOf[device], (one, other) -> one.equals(other) ? one : SPREAD);
        }
        homes.remove(Drawing.NO_RACK);
        return homes;
    }

    private int home(Piece piece, Map<Integer, Integer> rackHomes) {
        int idlest = IntStream.range(0, load.length)
                .reduce((a, b) -> load[b] < load[a] ? b : a)
                .orElseThrow();
        int rackHome = rackHomes.getOrDefault(piece.rack(), SPREAD);
        boolean everyoneHasWork = load[idlest] > 0;
        return everyoneHasWork && rackHome != SPREAD ? rackHome : idlest;
    }
}
