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

    /** The router, for a block that has one. */
    List<Kernel> route(FeedForward block, long rows) {
        return switch (block) {
            case Dense _ -> List.of();
            case Experts experts ->
                List.of(
                        kernels.product(rows, experts.count(), hidden),
                        kernels.elementwise(rows, experts.count(), experts.chosen(), 1));
        };
    }

    /**
     * This rank's experts.
     *
     * @param tokens that each of them gets
     */
    List<Kernel> experts(FeedForward block, int[] tokens) {
        long rows = IntStream.of(tokens).sum();
        var busy = IntStream.of(tokens).filter(count -> count > 0).count();
        var width = switch (block) {
            case Dense dense -> shares.width(dense).count();
            case Experts experts -> shares.width(experts).count();
        };
        return network(block.activation(), rows, busy, width);
    }

    /** The shared experts, for a block that has some. */
    List<Kernel> shared(FeedForward block, long rows) {
        return switch (block) {
            case Dense _ -> List.of();
            case Experts experts ->
                network(
                        experts.activation(),
                        rows,
                        1,
                        shares.sharedWidth(experts).count());
        };
    }

    private List<Kernel> network(Activation activation, long rows, long matrices, long width) {
        if (rows == 0 || width == 0) {
            return List.of();
        }
        var inputs = activation.gated() ? 2 : 1;
        return List.of(
                kernels.products(rows, matrices, inputs * width, hidden),
                kernels.elementwise(rows, width, 4, inputs),
                kernels.products(rows, matrices, hidden, width));
    }

    /** Everything that a rank does with rows that all its experts may be asked for. */
    List<Kernel> all(FeedForward block, long rows, int[] tokens) {
        return Stream.of(route(block, rows), experts(block, tokens), shared(block, rows))
                .flatMap(List::stream)
                .toList();
    }
}
