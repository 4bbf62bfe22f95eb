package orrery.node.program;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import orrery.node.plan.Cut;
import orrery.protocol.payload.Step;
import orrery.protocol.payload.Step.Slice;

/**
 * Which rows of a step belong to whom. Every rank works this out alike from the step, so nobody has to be told.
 *
 * <p>A sequence belongs to data group {@code sequence mod groups}; within a group its slices go to the micro-batches in turn.
 */
public record Batch(Step step, Cut cut) {

    /** The slices of a data group in one micro-batch, in the order of the step. */
    public List<Slice> slices(int dataGroup, int microBatch) {
        var own = new ArrayList<Slice>();
        var ofGroup = 0;
        for (var slice : step.slices()) {
            if (dataGroupOf(slice.sequence()) == dataGroup && ofGroup++ % cut.microBatches() == microBatch) {
                own.add(slice);
            }
        }
        return Collections.unmodifiableList(own);
    }

    /** The data group that holds a sequence's cache. */
    public int dataGroupOf(int sequence) {
        return sequence % cut.attention().data();
    }

    /** Rows of a data group in one micro-batch. */
    public int rows(int dataGroup, int microBatch) {
        return slices(dataGroup, microBatch).stream()
                .mapToInt(slice -> slice.tokens().length)
                .sum();
    }
}
