package orrery.node.tensor;

import java.util.List;

/** Reductions of partial results of several ranks. */
public final class Sums {
    private Sums() {}

    /**
     * {@code ((part0 + part1) + part2) + ...}, element by element in float32: rank order, never arrival order.
     *
     * @param parts one array for each rank, rank 0 first, all of one length
     * @return a new array
     */
    public static float[] inOrder(List<float[]> parts) {
        var sum = parts.getFirst().clone();
        for (var part : parts.subList(1, parts.size())) {
            if (part.length != sum.length) {
                throw new IllegalArgumentException(
                        "rank 0 brings " + sum.length + " numbers, another one " + part.length);
            }
            Activations.add(sum, part, sum.length);
        }
        return sum;
    }
}
