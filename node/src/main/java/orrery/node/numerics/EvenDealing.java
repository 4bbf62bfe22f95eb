package orrery.node.numerics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import orrery.node.architecture.Block;
import orrery.node.architecture.Experts;
import orrery.node.layer.Routing;
import orrery.node.plan.Placement;
import orrery.node.plan.Shares;

/**
 * Experts dealt in turn: a token passes those after the last token's, and copies of an expert take turns. All layers deal
 * alike, and every rank knows what all others are dealt, so that nobody has to be told of tokens that do not come.
 *
 * <p>Tokens are counted over the data groups, one of each at a time, since groups have rows of their own.
 */
final class EvenDealing {
    private static final int MOST = 16; // kinds of steps to remember

    private final Shares shares;
    private final Map<Asked, List<Integer>> known = new HashMap<>();
    private final Map<Block, List<Integer>> ofStep = new HashMap<>(); // by kind, of the part that was asked for last
    private StepRows step;
    private int part;

    /** A kind of block, and the rows of each data group. */
    private record Asked(Block kind, List<Integer> rows) {}

    /** @param shares of the rank that asks */
    EvenDealing(Shares shares) {
        this.shares = shares;
    }

    /** @param dataGroup below 0 where rows are those of all groups, one after the other */
    Assignment assign(Experts experts, int dataGroup, int row) {
        var groups = shares.cut().attention().data();
        return deal(experts, dataGroup < 0 ? row : row * groups + dataGroup);
    }

    private Assignment deal(Experts experts, int place) {
        var first = (long) place * experts.chosen();
        var chosen = IntStream.range(0, experts.chosen())
                .map(n -> (int) ((first + n) % experts.count()))
                .sorted()
                .toArray();
        var turn = (int) (first / experts.count());
        return Assignment.of(new Routing(chosen, new float[chosen.length]), turn, new Placement(experts, shares.cut()));
    }

    /** The other ranks that have tokens for this one, in their order. */
    List<Integer> senders(Experts experts, int part, StepRows rows, ExpertMembers members) {
        if (step != rows || this.part != part) {
            step = rows;
            this.part = part;
            ofStep.clear();
        }
        return ofStep.computeIfAbsent(experts.inLayer(0), kind -> senders(kind, experts, part, rows, members));
    }

    private List<Integer> senders(Block kind, Experts experts, int part, StepRows rows, ExpertMembers members) {
        if (known.size() > MOST) {
            known.clear();
        }
        var groups = IntStream.range(0, shares.cut().attention().data())
                .mapToObj(group -> rows.of(part, group))
                .toList();
        return known.computeIfAbsent(new Asked(kind, groups), _ -> findSenders(experts, part, rows, members));
    }

    private List<Integer> findSenders(Experts experts, int part, StepRows rows, ExpertMembers members) {
        var here = members.experts(experts, members.self());
        var senders = new ArrayList<Integer>();
        for (var rank : rows.ranksWithTokens(part)) {
            var group = rank / shares.cut().groupRanks();
            var sent = rows.sharedOut(part, rank);
            var comes = rank != members.self()
                    && IntStream.range(sent.from(), sent.to())
                            .mapToObj(row -> assign(experts, group, row))
                            .anyMatch(token -> Arrays.stream(token.experts()).anyMatch(here::has));
            if (comes) {
                senders.add(rank);
            }
        }
        return senders;
    }
}
