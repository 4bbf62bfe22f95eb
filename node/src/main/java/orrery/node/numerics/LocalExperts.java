package orrery.node.numerics;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import orrery.node.architecture.Dense;
import orrery.node.architecture.Experts;
import orrery.node.architecture.FeedForward;
import orrery.node.plan.Share;
import orrery.node.plan.Shares;

/**
 * The physical experts of a block that a rank holds, or holds a part of. A dense block on devices of its own is one expert
 * that every token passes.
 *
 * @param physical their numbers
 * @param networks as many, in their order; none where tokens are only counted
 */
record LocalExperts(Share physical, List<Network> networks) {

    static final LocalExperts NONE = new LocalExperts(new Share(0, 0), List.of());

    static LocalExperts of(ShardWeights weights, Shares shares) {
        var reader = new NetworkReader(weights);
        return switch ((FeedForward) weights.kind()) {
            case Dense dense -> ofDense(reader.dense(dense, shares.width(dense)));
            case Experts experts -> of(experts, reader, shares);
        };
    }

    private static LocalExperts ofDense(Network network) {
        return network == null ? NONE : new LocalExperts(new Share(0, 1), List.of(network));
    }

    private static LocalExperts of(Experts block, NetworkReader reader, Shares shares) {
        var physical = shares.physicalExperts(block);
        var first = shares.seat().feedForwardTensorRank(shares.cut()) == 0;
        var networks = IntStream.range(physical.from(), physical.to())
                .mapToObj(expert -> reader.expert(block, expert % block.count(), shares.width(block), first))
                .toList();
        return new LocalExperts(physical, networks);
    }

    /**
     * What they make of tokens: for each token the weighted sum over those of its experts that are here, in their order.
     *
     * @param x (tokens, hidden), normalised
     * @param tokens where each goes, here or elsewhere
     */
    Answers run(float[] x, int hidden, List<Assignment> tokens) {
        var sums = new float[tokens.size() * hidden];
        var counts = new int[physical.count()];
        for (var local = 0; local < counts.length; local++) {
            var visits = visits(physical.from() + local, tokens);
            counts[local] = visits.size();
            if (counts[local] > 0 && !networks.isEmpty()) {
                run(networks.get(local), visits, x, hidden, sums);
            }
        }
        return new Answers(sums, counts);
    }

    /**
     * @param sums (tokens, hidden)
     * @param tokens that each local expert got
     */
    record Answers(float[] sums, int[] tokens) {}

    private record Visit(int token, float weight) {}

    private static List<Visit> visits(int expert, List<Assignment> tokens) {
        var visits = new ArrayList<Visit>();
        for (var token = 0; token < tokens.size(); token++) {
            var assignment = tokens.get(token);
            for (var i = 0; i < assignment.experts().length; i++) {
                if (assignment.experts()[i] == expert) {
                    visits.add(new Visit(token, assignment.weights()[i]));
                }
            }
        }
        return visits;
    }

    private static void run(Network network, List<Visit> visits, float[] x, int hidden, float[] sums) {
        var batch = new float[visits.size() * hidden];
        for (var n = 0; n < visits.size(); n++) {
            System.arraycopy(x, visits.get(n).token() * hidden, batch, n * hidden, hidden);
        }
        var y = network.run(batch, visits.size());
        for (var n = 0; n < visits.size(); n++) {
            var visit = visits.get(n);
            for (var i = 0; i < hidden; i++) {
                sums[visit.token() * hidden + i] += visit.weight() * y[n * hidden + i];
            }
        }
    }
}
