package orrery.node.forecast;

import java.util.ArrayList;
import orrery.node.numerics.StepMix;
import orrery.node.numerics.StepShape;

/**
 * A step by its sizes.
 *
 * @param prompts sequences whose prompts it takes tokens of
 * @param promptStart position of the first of those, the mean over them
 * @param promptTokens new tokens of each of them, the mean
 * @param decodes sequences with one new token each
 * @param position of that token, the mean
 */
record StepKey(int prompts, int promptStart, int promptTokens, int decodes, int position) {

    StepMix mix() {
        var parts = new ArrayList<StepShape>();
        if (prompts > 0) {
            parts.add(new StepShape(prompts, promptStart, promptTokens));
        }
        if (decodes > 0) {
            parts.add(new StepShape(decodes, position, 1));
        }
        return new StepMix(parts);
    }

    StepKey with(int newDecodes, int newPosition) {
        return new StepKey(prompts, promptStart, promptTokens, newDecodes, newPosition);
    }
}
