package orrery.node.cost;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import orrery.node.architecture.Activation;
import orrery.node.architecture.Dense;
import orrery.node.architecture.Experts;
import orrery.node.architecture.FeedForward;
import orrery.node.plan.Shares;

/** The kernels of a rank's part of feed-forward blocks, from rows that are normalised. */
record FeedForwardWork(long hidden, Shares shares, Kernels kernels) {

    /** The router, for a block that has one, and the way into the space that experts work in. */
    List<Kernel> route(FeedForward block, long rows) {
        return switch (block) {
            case Dense _ -> List.of();
            case Experts experts ->
                join(
                        List.of(
                                kernels.ofWideParts().product(rows, experts.count(), hidden),
                                kernels.elementwise(rows, experts.count(), experts.chosen(), 1)),
                        between(experts, rows, experts.latent(), hidden));
        };
    }

    /** The way back from there. */
    List<Kernel> back(FeedForward block, long rows) {
        return block instanceof Experts experts ? between(experts, rows, hidden, experts.latent()) : List.of();
    }

    private List<Kernel> between(Experts block, long rows, long outputs, long inputs) {
        return block.latent() == 0 ? List.of() : List.of(kernels.product(rows, outputs, inputs));
    }

    /**
     * This rank's experts.
     *
     * @param tokens that each of them gets
     */
    List<Kernel> experts(FeedForward block, int[] tokens) {
        long rows = IntStream.of(tokens).sum();
        var width = switch (block) {
            case Dense dense -> shares.width(dense).count();
            case Experts experts -> shares.width(experts).count();
        };
        return switch (block) {
            case Dense _ -> network(block.activation(), rows, width, hidden);
            case Experts _ when rows == 0 || width == 0 -> List.of();
            case Experts _ ->
                List.of(kernels.experts(
                        tokens,
                        width,
                        block.rowWidth(Math.toIntExact(hidden)),
                        block.activation().gated()));
        };
    }

    /** The shared experts, for a block that has some. */
    List<Kernel> shared(FeedForward block, long rows) {
        return switch (block) {
            case Dense _ -> List.of();
            case Experts experts ->
                network(experts.activation(), rows, shares.sharedWidth(experts).count(), hidden);
        };
    }

    private List<Kernel> network(Activation activation, long rows, long width, long outside) {
        if (rows == 0 || width == 0) {
            return List.of();
        }
        var inputs = activation.gated() ? 2 : 1;
        return List.of(
                kernels.product(rows, inputs * width, outside),
                kernels.elementwise(rows, width, 4, inputs),
                kernels.product(rows, outside, width));
    }

    /** Everything that a rank does with rows that all its experts may be asked for. */
    List<Kernel> all(FeedForward block, long rows, int[] tokens) {
        return join(route(block, rows), experts(block, tokens), back(block, rows), shared(block, rows));
    }

    @SafeVarargs
    private static List<Kernel> join(List<Kernel>... parts) {
        return Stream.of(parts).flatMap(List::stream).toList();
    }
}
