package orrery.node.program;

import static orrery.node.program.Chains.among;

import java.util.List;
import java.util.stream.Stream;
import orrery.node.architecture.Architecture;
import orrery.node.architecture.Dense;
import orrery.node.architecture.Experts;
import orrery.node.architecture.FeedForward;
import orrery.node.architecture.Mixer;
import orrery.node.plan.Cut;
import orrery.node.plan.Cut.Exchange;
import orrery.node.plan.Seat.Side;
import orrery.node.plan.Stages;
import orrery.node.program.Work.Add;
import orrery.node.program.Work.AllReduce;
import orrery.node.program.Work.Attend;
import orrery.node.program.Work.AttendPart;
import orrery.node.program.Work.Combine;
import orrery.node.program.Work.Dispatch;
import orrery.node.program.Work.Embed;
import orrery.node.program.Work.ExchangeParts;
import orrery.node.program.Work.GatherLogits;
import orrery.node.program.Work.GatherRows;
import orrery.node.program.Work.GatherShares;
import orrery.node.program.Work.HandOver;
import orrery.node.program.Work.MergeExperts;
import orrery.node.program.Work.MergeParts;
import orrery.node.program.Work.Normalise;
import orrery.node.program.Work.Receive;
import orrery.node.program.Work.Route;
import orrery.node.program.Work.RunExperts;
import orrery.node.program.Work.Score;
import orrery.node.program.Work.Select;
import orrery.node.program.Work.Send;
import orrery.node.program.Work.Transform;

/**
 * From an architecture and a cut to what each device does.
 *
 * <pre>
 *   first stage   Embed, AllReduce, Add        or Receive
 *   mixer         Attend, AllReduce, Add       or AttendPart, ExchangeParts, MergeParts, AllReduce, Add
 *   dense         Normalise, [GatherRows], Transform, AllReduce, [Select], Add
 *   experts       the same over the stage      or Route, Dispatch, [RunExperts], Combine, MergeExperts, [GatherShares], Add
 *   last stage    Score, GatherLogits, HandOver   or Send
 * </pre>
 *
 * <p>Nothing is communicated in a group of one rank. A stage of one rank has nobody to exchange tokens with, so that its
 * experts are lowered as without an all-to-all.
 */
public final class Lowering {
    private final Architecture architecture;
    private final Cut cut;

    private Lowering(Architecture architecture, Cut cut) {
        this.architecture = architecture;
        this.cut = cut;
    }

    /**
     * The program of one side of one stage.
     *
     * @param cut that divides the architecture, as {@code node.feasibility.PlanCheck} finds out
     * @param side {@link Side#FEED_FORWARD} only where the cut keeps it on devices of its own
     */
    public static Program of(Architecture architecture, Cut cut, int stage, Side side) {
        var lowering = new Lowering(architecture, cut);
        return switch (side) {
            case ATTENTION -> lowering.attention(stage);
            case FEED_FORWARD -> lowering.feedForward(stage);
        };
    }

    private Program attention(int stage) {
        var chains = new Chains(cut.microBatches());
        chains.add(begin(stage));
        Stages.blocks(architecture, cut, stage).forEach(block -> chains.add(block(block)));
        chains.add(end(stage));
        return chains.program();
    }

    private List<Work> begin(int stage) {
        return stage == 0
                ? works(Stream.of(new Embed()), sum(cut.groupRanks(), Group.ATTENTION), Stream.of(new Add()))
                : List.of(new Receive());
    }

    private List<Work> end(int stage) {
        return stage == cut.pipeline() - 1
                ? works(
                        Stream.of(new Score()),
                        among(cut.groupRanks(), new GatherLogits(Group.ATTENTION)),
                        Stream.of(new HandOver()))
                : List.of(new Send());
    }

    private List<Work> block(int block) {
        return switch (architecture.blocks().get(block)) {
            case Mixer _ -> mixer(block);
            case Dense _ -> cut.separate() ? exchanged(block) : dense(block);
            case Experts _ -> exchanges() ? exchanged(block) : experts(block);
        };
    }

    private boolean exchanges() {
        return cut.separate() || cut.feedForward().exchange() == Exchange.ALL_TO_ALL && cut.attentionRanks() > 1;
    }

    private List<Work> mixer(int block) {
        Stream<Work> attended = cut.attention().context() == 1
                ? Stream.of(new Attend(block))
                : Stream.of(new AttendPart(block), new ExchangeParts(Group.CONTEXT), new MergeParts(block));
        return works(attended, sum(cut.groupRanks(), Group.ATTENTION), Stream.of(new Add()));
    }

    /** A dense block cut over one data group, or over several that then see each other's rows. */
    private List<Work> dense(int block) {
        var ranks = cut.denseRanks();
        return ranks == cut.groupRanks()
                ? transformed(block, ranks, Group.ATTENTION, 1, Group.ATTENTION)
                : transformed(block, ranks, Group.FEED_FORWARD, ranks / cut.groupRanks(), Group.FEED_FORWARD_ROWS);
    }

    private List<Work> experts(int block) {
        return transformed(
                block, cut.attentionRanks(), Group.STAGE, cut.attention().data(), Group.STAGE_ROWS);
    }

    /** All ranks of a group work on the rows of all its data groups, each on its slice of the weights, and sum up. */
    private static List<Work> transformed(int block, int ranks, Group group, int dataGroups, Group rows) {
        return works(
                Stream.of(new Normalise(block)),
                among(dataGroups, new GatherRows(rows)),
                Stream.of(new Transform(block)),
                sum(ranks, group),
                dataGroups > 1 ? Stream.of(new Select(rows)) : Stream.empty(),
                Stream.of(new Add()));
    }

    /** Tokens go to their experts and come back; those experts are here too unless they have devices of their own. */
    private List<Work> exchanged(int block) {
        return works(
                Stream.of(new Route(block), new Dispatch(block)),
                cut.separate() ? Stream.empty() : Stream.of(new RunExperts(block)),
                Stream.of(new Combine(block), new MergeExperts(block)),
                among(cut.groupRanks(), new GatherShares(Group.ATTENTION)),
                Stream.of(new Add()));
    }

    /** The other side of every exchange of a stage. */
    private Program feedForward(int stage) {
        if (!cut.separate()) {
            throw new IllegalArgumentException("feed-forward has no devices of its own in " + cut);
        }
        var chains = new Chains(cut.microBatches());
        Stages.blocks(architecture, cut, stage).stream()
                .filter(block -> architecture.blocks().get(block) instanceof FeedForward)
                .forEach(block -> chains.add(List.of(new Dispatch(block), new RunExperts(block), new Combine(block))));
        return chains.program();
    }

    private static Stream<Work> sum(int ranks, Group group) {
        return among(ranks, new AllReduce(group));
    }

    @SafeVarargs
    private static List<Work> works(Stream<? extends Work>... parts) {
        return Stream.of(parts).<Work>flatMap(part -> part).toList();
    }
}
