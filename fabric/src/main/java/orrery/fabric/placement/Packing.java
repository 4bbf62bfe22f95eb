package orrery.fabric.placement;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import orrery.fabric.topology.Drawing;
import orrery.fabric.topology.Topology;

/**
 * Spreads pieces over JVMs. Pieces with GPUs go first, in order and in even runs, so that neighbouring racks share a JVM.
 * The rest follows, heaviest first: to the JVM of its rack where that is one JVM, else to the one with the least to do.
 */
final class Packing {
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
        packRuns(pieces.stream().filter(piece -> piece.gpus() > 0).toList());
        var rackHome = rackHomes(pieces);
        pieces.stream()
                .filter(piece -> piece.gpus() == 0)
                .sorted(Comparator.comparingLong(Piece::weight).reversed().thenComparingInt(Piece::first))
                .forEach(piece -> put(piece, home(piece, rackHome)));
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

    /** By rack, the one JVM that hosts all its GPUs, or -1. */
    private int[] rackHomes(List<Piece> pieces) {
        int racks = pieces.stream().mapToInt(Piece::rack).max().orElse(Drawing.NO_RACK) + 1;
        var home = IntStream.generate(() -> Integer.MIN_VALUE).limit(racks).toArray();
        for (int gpu : topology.gpus()) {
            int rack = topology.rack(gpu);
            if (rack >= 0) {
                home[rack] = home[rack] == Integer.MIN_VALUE || home[rack] == jvmOf[gpu] ? jvmOf[gpu] : -1;
            }
        }
        return home;
    }

    private int home(Piece piece, int[] rackHome) {
        int idlest = IntStream.range(0, load.length)
                .reduce((a, b) -> load[b] < load[a] ? b : a)
                .orElseThrow();
        boolean nobodyIdle = load[idlest] > 0;
        boolean hasHome = piece.rack() >= 0 && rackHome[piece.rack()] >= 0;
        return nobodyIdle && hasHome ? rackHome[piece.rack()] : idlest;
    }
}
