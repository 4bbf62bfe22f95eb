package orrery.node.collective;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import orrery.fabric.topology.Topology;
import orrery.node.scenario.Plan.AllReduce;

/** What collectives must give, bit for bit, worked out without messages. */
final class PlainSums {
    private PlainSums() {}

    /** The sum of one vector per rank, in the order of an algorithm. */
    static float[] of(AllReduce algorithm, Topology topology, int[] members, List<float[]> vectors) {
        return switch (algorithm) {
            case DIRECT -> inOrder(vectors);
            case IN_SWITCH -> inOrder(belowSwitches(topology, members, vectors));
            case RING -> aroundTheRing(vectors);
            case AUTO -> throw new IllegalArgumentException("decide on an algorithm");
        };
    }

    static float[] sideBySide(List<float[]> vectors) {
        var length = vectors.getFirst().length;
        var whole = new float[vectors.size() * length];
        for (var rank = 0; rank < vectors.size(); rank++) {
            System.arraycopy(vectors.get(rank), 0, whole, rank * length, length);
        }
        return whole;
    }

    private static float[] inOrder(List<float[]> vectors) {
        var sum = new float[vectors.getFirst().length];
        for (var i = 0; i < sum.length; i++) {
            sum[i] = vectors.getFirst()[i];
            for (var rank = 1; rank < vectors.size(); rank++) {
                sum[i] = sum[i] + vectors.get(rank)[i];
            }
        }
        return sum;
    }

    /** One sum for each switch that members hang on, in the order of their lowest ranks. */
    private static List<float[]> belowSwitches(Topology topology, int[] members, List<float[]> vectors) {
        var below = new LinkedHashMap<Integer, List<float[]>>();
        for (var rank = 0; rank < members.length; rank++) {
            below.computeIfAbsent(topology.peer(members[rank], 0), _ -> new ArrayList<>())
                    .add(vectors.get(rank));
        }
        return below.values().stream().map(PlainSums::inOrder).toList();
    }

    /** Slice c from rank c on. */
    private static float[] aroundTheRing(List<float[]> vectors) {
        var ranks = vectors.size();
        var sum = new float[vectors.getFirst().length];
        for (var slice = 0; slice < ranks; slice++) {
            var first = slice;
            var turned = inOrder(IntStream.range(0, ranks)
                    .mapToObj(step -> vectors.get((first + step) % ranks))
                    .toList());
            var from = sum.length * slice / ranks;
            System.arraycopy(turned, from, sum, from, sum.length * (slice + 1) / ranks - from);
        }
        return sum;
    }
}
