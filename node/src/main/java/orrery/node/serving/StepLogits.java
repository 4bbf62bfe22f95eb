package orrery.node.serving;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import orrery.node.plan.Cut;
import orrery.node.program.Batch;
import orrery.protocol.payload.Logits;
import orrery.protocol.payload.Step;
import orrery.protocol.payload.Step.Slice;
import orrery.protocol.payload.Tensor;

/** The logits of a step as they come in, one tensor for each data group and micro-batch that has rows. */
final class StepLogits {
    private final Cut cut;
    private final int firstStep;
    private Step step;
    private final Map<Integer, List<float[]>> bySequence = new HashMap<>();
    private int missing;

    /** @param firstStep whose logits it takes; those of steps before are of an incarnation that was given up */
    StepLogits(Cut cut, int firstStep) {
        this.cut = cut;
        this.firstStep = firstStep;
    }

    void begin(Step next) {
        step = next;
        bySequence.clear();
        missing = 0;
        for (var group = 0; group < cut.attention().data(); group++) {
            for (var part = 0; part < cut.microBatches(); part++) {
                missing += slices(group, part).isEmpty() ? 0 : 1;
            }
        }
    }

    private List<Slice> slices(int dataGroup, int microBatch) {
        return new Batch(step, cut).slices(dataGroup, microBatch);
    }

    /** Whether these were the last. */
    boolean take(Logits part) {
        if (part.step() < firstStep) {
            return false;
        }
        if (step == null || part.step() != step.number()) {
            throw new IllegalStateException("logits of step " + part.step() + " came while step "
                    + (step == null ? "none" : step.number()) + " was under way");
        }
        var at = 0;
        var slices = slices(part.dataGroup(), part.microBatch());
        var wanted = slices.stream().mapToInt(Slice::wanted).sum();
        for (var slice : slices) {
            bySequence.put(slice.sequence(), rows(part.rows(), at, slice.wanted(), wanted));
            at += slice.wanted();
        }
        return --missing == 0;
    }

    private static List<float[]> rows(Tensor tensor, int from, int count, int all) {
        var vocabulary = tensor.length() / all;
        var rows = new ArrayList<float[]>();
        for (var i = 0; i < count; i++) {
            var row = new float[vocabulary];
            tensor.copyTo((from + i) * vocabulary, vocabulary, row, 0);
            rows.add(row);
        }
        return rows;
    }

    /** For each slice of the step, its wanted rows. */
    List<List<float[]>> rows() {
        return step.slices().stream()
                .map(slice -> bySequence.get(slice.sequence()))
                .toList();
    }
}
