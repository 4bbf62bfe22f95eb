package orrery.node.numerics;

import java.util.ArrayList;
import java.util.List;
import orrery.protocol.payload.Step;
import orrery.protocol.payload.Step.Slice;

/**
 * A step of several kinds of sequences, where only sizes count: prompts, parts of prompts, new tokens.
 *
 * @param parts sequences of each kind, spread evenly over the data groups
 */
public record StepMix(List<StepShape> parts) {

    public StepMix {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("no step: it has no sequences");
        }
    }

    /** All sequences alike. */
    public static StepMix of(StepShape shape) {
        return new StepMix(List.of(shape));
    }

    public int sequences() {
        return parts.stream().mapToInt(StepShape::sequences).sum();
    }

    /** All new tokens. */
    public int rows() {
        return parts.stream().mapToInt(StepShape::rows).sum();
    }

    Step step() {
        var slices = new ArrayList<Slice>();
        for (var part : parts) {
            var zeros = new int[part.tokens()];
            for (var i = 0; i < part.sequences(); i++) {
                slices.add(new Slice(slices.size(), part.position(), zeros));
            }
        }
        return new Step(0, 0, slices, List.of());
    }
}
