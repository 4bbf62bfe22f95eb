package orrery.node.numerics;

import java.util.HashMap;
import java.util.List;
import orrery.node.architecture.Architecture;
import orrery.node.architecture.GroupedAttention;
import orrery.node.architecture.LatentAttention;
import orrery.node.architecture.Mixer;
import orrery.node.architecture.StateSpace;
import orrery.node.cost.Kernel;
import orrery.node.cost.Seen;
import orrery.node.cost.Slices;
import orrery.node.cost.StepWork;
import orrery.node.plan.Shares;
import orrery.node.program.Work.Add;
import orrery.node.program.Work.Attend;
import orrery.node.program.Work.AttendPart;
import orrery.node.program.Work.Compute;
import orrery.node.program.Work.Embed;
import orrery.node.program.Work.MergeExperts;
import orrery.node.program.Work.MergeParts;
import orrery.node.program.Work.Normalise;
import orrery.node.program.Work.Route;
import orrery.node.program.Work.RunExperts;
import orrery.node.program.Work.Score;
import orrery.node.program.Work.Select;
import orrery.node.program.Work.Transform;
import orrery.protocol.payload.Step.Slice;

/**
 * The kernels of a compute node, from the rows of a step.
 *
 * @param architecture whose sizes count
 */
record StepKernels(Architecture architecture, Shares shares, StepWork work) {

    /**
     * What only the run of a step can tell.
     *
     * @param rows that a transform worked on
     * @param tokens that each of this rank's experts got
     * @param answers that came back from experts
     */
    record Load(int rows, int[] tokens, int answers) {}

    List<Kernel> of(Compute compute, int microBatch, StepRows rows, Load load) {
        var own = rows.own(microBatch);
        return switch (compute) {
            case Embed _ -> work.embed(own);
            case Add _ -> work.add(own);
            case Attend(var block) -> work.attend(block, seen(block, rows.slices(microBatch)));
            case AttendPart(var block) -> work.attendPart(block, seen(block, rows.slices(microBatch)));
            case MergeParts(var block) ->
                work.mergeParts(block, own, shares.cut().attention().context());
            case Normalise _ -> work.normalise(own);
            case Transform(var block) -> work.transform(block, load.rows(), load.tokens());
            case Select _ -> work.select(own);
            case Route(var block) -> work.route(block, shared(rows, microBatch));
            case RunExperts(var block) -> work.runExperts(block, load.tokens());
            case MergeExperts(var block) -> work.mergeExperts(block, shared(rows, microBatch), load.answers());
            case Score _ -> work.score(rows.wanted(microBatch));
        };
    }

    private int shared(StepRows rows, int microBatch) {
        return rows.sharedOut(microBatch, shares.seat().rank()).count();
    }

    private Seen seen(int block, List<Slice> slices) {
        var window = switch ((Mixer) architecture.blocks().get(block)) {
            case GroupedAttention grouped -> grouped.window();
            case LatentAttention _, StateSpace _ -> 0;
        };
        var seen = Seen.NONE;
        var counted = new HashMap<List<Integer>, Slices>(); // slices that are alike see alike
        for (var slice : slices) {
            var one = counted.computeIfAbsent(
                    List.of(slice.position(), slice.tokens().length), _ -> slices(slice, window));
            seen = seen.with(one, slice.position());
        }
        return seen;
    }

    private Slices slices(Slice slice, int window) {
        var end = slice.position() + slice.tokens().length;
        long pairs = 0;
        for (var position = slice.position(); position < end; position++) {
            pairs += shares.positionsBelow(position + 1) - first(window, position);
        }
        return new Slices(
                1,
                slice.tokens().length,
                shares.positionsBelow(end) - shares.positionsBelow(slice.position()),
                pairs,
                shares.positionsBelow(end) - first(window, slice.position()));
    }

    private int first(int window, int position) {
        return window == 0 ? 0 : shares.positionsBelow(Math.max(0, position + 1 - window));
    }
}
