package orrery.node.numerics;

import java.util.List;
import java.util.stream.IntStream;
import orrery.node.plan.Cut;
import orrery.node.plan.Seat;
import orrery.node.plan.Seat.Side;
import orrery.node.plan.Share;
import orrery.node.program.Batch;
import orrery.node.program.Group;
import orrery.protocol.payload.Step;
import orrery.protocol.payload.Step.Slice;

/** How many rows of a step are where, as one rank sees it. All ranks work out the same numbers. */
final class StepRows {
    private final Cut cut;
    private final Seat seat;
    private final List<List<Slice>> own; // of each micro-batch
    private final int[][] rows; // (micro-batches, data groups)

    StepRows(Step step, Cut cut, Seat seat) {
        this.cut = cut;
        this.seat = seat;
        var batch = new Batch(step, cut);
        own = IntStream.range(0, cut.microBatches())
                .mapToObj(part -> attends() ? batch.slices(seat.dataRank(cut), part) : List.<Slice>of())
                .toList();
        rows = count(batch);
    }

    private int[][] count(Batch batch) {
        var counted = new int[cut.microBatches()][cut.attention().data()];
        var slices = new int[cut.attention().data()];
        for (var slice : batch.step().slices()) {
            var group = batch.dataGroupOf(slice.sequence());
            counted[slices[group]++ % counted.length][group] += slice.tokens().length;
        }
        return counted;
    }

    /** Whether the rank has rows of its own, and not just tokens that are sent to it. */
    private boolean attends() {
        return seat.side() == Side.ATTENTION;
    }

    /** The slices of the rank's data group. */
    List<Slice> slices(int microBatch) {
        return own.get(microBatch);
    }

    /** Rows of the rank's data group: its own rows; none on a rank that does not attend. */
    int own(int microBatch) {
        return attends() ? rows[microBatch][seat.dataRank(cut)] : 0;
    }

    int of(int microBatch, int dataGroup) {
        return rows[microBatch][dataGroup];
    }

    /** Rows of so many data groups. */
    int of(int microBatch, Share dataGroups) {
        return IntStream.range(dataGroups.from(), dataGroups.to())
                .map(group -> rows[microBatch][group])
                .sum();
    }

    /** The most rows that any of these data groups has: what each brings to a gather, filled up with zeros. */
    int longest(int microBatch, Share dataGroups) {
        return IntStream.range(dataGroups.from(), dataGroups.to())
                .map(group -> rows[microBatch][group])
                .max()
                .orElse(0);
    }

    /** The data groups whose rows a gather brings together. */
    Share dataGroups(Group group) {
        return switch (group) {
            case STAGE_ROWS -> new Share(0, cut.attention().data());
            case FEED_FORWARD_ROWS -> {
                var groups = cut.feedForward().tensor() / cut.groupRanks();
                var first = seat.dataRank(cut) / groups * groups;
                yield new Share(first, first + groups);
            }
            case ATTENTION, CONTEXT, FEED_FORWARD, STAGE, EXPERTS, NEXT_STAGE, PREVIOUS_STAGE ->
                throw new IllegalArgumentException(group + " gathers no rows");
        };
    }

    /** Which of its data group's rows an attention rank sends to their experts. */
    Share sharedOut(int microBatch, int attentionRank) {
        var ranks = cut.groupRanks();
        return Share.of(rows[microBatch][attentionRank / ranks], ranks, attentionRank % ranks);
    }

    /** Attention ranks that have rows to send to their experts, in their order. */
    List<Integer> ranksWithTokens(int microBatch) {
        return IntStream.range(0, cut.attention().data())
                .filter(group -> rows[microBatch][group] > 0)
                .flatMap(group -> IntStream.range(group * cut.groupRanks(), (group + 1) * cut.groupRanks()))
                .filter(rank -> sharedOut(microBatch, rank).count() > 0)
                .boxed()
                .toList();
    }

    /** Rows of the rank's data group whose logits are wanted. */
    int wanted(int microBatch) {
        return slices(microBatch).stream().mapToInt(StepRows::wanted).sum();
    }

    /** Of one slice, its last so many. */
    static int wanted(Slice slice) {
        return Math.min(slice.wanted(), slice.tokens().length);
    }
}
