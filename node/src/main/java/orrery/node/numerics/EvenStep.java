package orrery.node.numerics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import orrery.node.architecture.Architecture;
import orrery.node.architecture.Block;
import orrery.node.architecture.Dense;
import orrery.node.architecture.Experts;
import orrery.node.architecture.FeedForward;
import orrery.node.cost.Kernel;
import orrery.node.cost.StepWork;
import orrery.node.format.Formats;
import orrery.node.numerics.StepKernels.Load;
import orrery.node.plan.Cut;
import orrery.node.plan.EvenRouting;
import orrery.node.plan.Seat;
import orrery.node.plan.Shares;
import orrery.node.program.Blocks;
import orrery.node.program.Node;
import orrery.node.program.Work.Compute;
import orrery.node.program.Work.MergeExperts;
import orrery.node.program.Work.RunExperts;
import orrery.node.program.Work.Transform;

/**
 * The kernels of one rank's step from sizes alone, without running the other ranks: those that numerics none launch, but that
 * tokens spread evenly over experts, where those choose experts from a seed.
 */
public final class EvenStep {
    private static final double EVEN = 0;
    private static final Load NONE = new Load(0, new int[0], 0);

    private final Architecture architecture;
    private final double imbalance;
    private final Shares shares;
    private final EvenRows rows;
    private final StepRows counted;
    private final StepKernels kernels;
    private final Map<Asked, List<Kernel>> known = new HashMap<>();

    /** Blocks that are alike take the same. */
    private record Asked(Class<?> work, Block block, int microBatch) {}

    public EvenStep(Architecture architecture, Cut cut, Formats formats, StepMix mix, Seat seat) {
        this(architecture, cut, formats, mix, seat, EVEN);
    }

    /**
     * Of the rank whose experts get most tokens.
     *
     * @param imbalance tokens that it gets by its experts' nature, over the mean of all ranks; chance adds to it
     */
    public EvenStep(Architecture architecture, Cut cut, Formats formats, StepMix mix, Seat seat, double imbalance) {
        this.imbalance = imbalance;
        this.architecture = architecture;
        shares = new Shares(cut, seat);
        counted = new StepRows(mix.step(), cut, seat);
        rows = new EvenRows(cut, seat, counted);
        kernels = new StepKernels(architecture, shares, new StepWork(architecture, shares, formats));
    }

    /** What a compute node launches, one kernel after the other; nothing where the rank has no rows for it. */
    public List<Kernel> kernels(Node node) {
        var work = (Compute) node.work();
        var named = Blocks.named(work);
        var block =
                named.isPresent() ? architecture.blocks().get(named.getAsInt()).inLayer(0) : null;
        return known.computeIfAbsent(
                new Asked(work.getClass(), block, node.microBatch()),
                _ -> kernels.of(work, node.microBatch(), counted, load(work, node.microBatch())));
    }

    private Load load(Compute work, int part) {
        return switch (work) {
            case Transform(var block) -> transformed(feedForward(block), part);
            case RunExperts(var block) -> new Load(0, tokens(feedForward(block), rows.all(part)), 0);
            case MergeExperts(var block) -> new Load(0, new int[0], answers(feedForward(block), part));
            case Compute _ -> NONE;
        };
    }

    private Load transformed(FeedForward block, int part) {
        var gathered = rows.transformed(block, part);
        return new Load(gathered, tokens(block, gathered), 0);
    }

    /** Tokens that each of this rank's experts gets. */
    private int[] tokens(FeedForward block, int of) {
        return switch (block) {
            case Dense dense -> shares.width(dense).count() > 0 ? new int[] {of} : new int[0];
            case Experts experts ->
                new EvenRouting(experts, shares.cut()).tokens(shares.physicalExperts(experts), busiest(experts, of));
        };
    }

    /** As many tokens as would, evenly spread, give each rank what the busiest gets. */
    private int busiest(Experts experts, int of) {
        var ranks = shares.cut().feedForward().expert();
        return imbalance == EVEN || ranks == 1
                ? of
                : (int) Math.round(of * imbalance * MostOfMany.overMean((double) of * experts.chosen() / ranks, ranks));
    }

    /** Ranks that answer, of each of this rank's tokens, all together. */
    private int answers(FeedForward block, int part) {
        var each = new ExpertMembers(shares.cut(), shares.seat()).meanVisits(block);
        return (int)
                Math.round(each * counted.sharedOut(part, shares.seat().rank()).count());
    }

    private FeedForward feedForward(int block) {
        return (FeedForward) architecture.blocks().get(block);
    }
}
