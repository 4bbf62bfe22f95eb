package orrery.node.numerics;

import static orrery.node.architecture.Part.*;

import java.util.Arrays;
import orrery.node.architecture.StateSpace;
import orrery.node.plan.Share;
import orrery.node.tensor.Activations;
import orrery.node.tensor.Exponential;

/**
 * How a rank's heads carry their states from token to token, and what they read from them.
 *
 * @param own heads of the model
 * @param bias of steps, (own heads)
 * @param decay logarithm of the rate, (own heads)
 * @param skip (own heads)
 */
record Recurrence(StateSpace mixer, Share own, float[] bias, float[] decay, float[] skip) {

    static Recurrence of(ShardWeights weights, StateSpace mixer, Share own) {
        return new Recurrence(
                mixer,
                own,
                weights.vector(true, STEP_BIAS, own),
                weights.vector(true, DECAY, own),
                weights.vector(true, SKIP, own));
    }

    /**
     * Tokens of one sequence, one after the other.
     *
     * @param channels x, B and C of the rank, (count, channels)
     * @param steps as projected; those of row {@code first} and on belong to the channels
     * @param state (heads, headDim, stateSize), carried on
     * @param y (rows, heads, headDim); the same rows are written
     */
    void run(float[] channels, int count, float[] steps, int first, float[] state, float[] y) {
        for (var head = 0; head < own.count(); head++) {
            for (var token = 0; token < count; token++) {
                var row = first + token;
                var step = step(head, steps[row * own.count() + head]);
                token(head, step, channels, token, state, y, (row * own.count() + head) * mixer.headDim());
            }
        }
    }

    private float step(int head, float projected) {
        var step = Activations.softplus(projected + bias[head]);
        return Math.min(Math.max(step, mixer.leastStep()), mixer.mostStep());
    }

    private void token(int head, float step, float[] channels, int token, float[] state, float[] y, int yAt) {
        var size = mixer.stateSize();
        var row = token * (own.count() * mixer.headDim() + 2 * groups() * size);
        var group = head / mixer.headsPerGroup();
        var keyAt = row + own.count() * mixer.headDim() + group * size;
        var kept = Exponential.of(-Exponential.of(decay[head]) * step);
        var key = Arrays.copyOfRange(channels, keyAt, keyAt + size);
        var query = Arrays.copyOfRange(channels, keyAt + groups() * size, keyAt + (groups() + 1) * size);
        for (var i = 0; i < mixer.headDim(); i++) {
            var x = channels[row + head * mixer.headDim() + i];
            y[yAt + i] = carry(state, (head * mixer.headDim() + i) * size, kept, step * x, key, query) + skip[head] * x;
        }
    }

    /** One row of a state takes the token in and is read. */
    private static float carry(float[] state, int at, float kept, float added, float[] key, float[] query) {
        var sum = 0f;
        for (var j = 0; j < key.length; j++) {
            state[at + j] = Math.fma(kept, state[at + j], added * key[j]);
            sum = Math.fma(state[at + j], query[j], sum);
        }
        return sum;
    }

    private int groups() {
        return own.count() / mixer.headsPerGroup();
    }
}
