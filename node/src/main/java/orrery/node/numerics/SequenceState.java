package orrery.node.numerics;

import java.util.Arrays;
import orrery.node.architecture.StateSpace;
import orrery.node.plan.Share;

/**
 * What one sequence left with a rank's heads of a state-space layer: as much after a thousand tokens as after one. It is that
 * of the newest token alone, so that a sequence can go back to its beginning and nowhere else.
 */
final class SequenceState {
    private final StateSpace mixer;
    private final int heads;
    private final int channels;
    private final float[] state; // (heads, headDim, stateSize)
    private final float[] inputs; // (kernel - 1, channels), of the convolution, the oldest first
    private int length;

    /** Of no tokens yet. */
    SequenceState(StateRows rows) {
        mixer = rows.mixer();
        heads = rows.heads().count();
        channels = rows.channels();
        state = new float[heads * headElements()];
        inputs = new float[(mixer.kernel() - 1) * channels];
    }

    int length() {
        return length;
    }

    float[] state() {
        return state;
    }

    float[] inputs() {
        return inputs;
    }

    int headElements() {
        return mixer.headDim() * mixer.stateSize();
    }

    void grow(int tokens) {
        length += tokens;
    }

    /** Forgets the tokens from {@code length} on. */
    void truncate(int length) {
        if (length == 0) {
            Arrays.fill(state, 0);
            Arrays.fill(inputs, 0);
            this.length = 0;
        } else if (length < this.length) {
            throw new IllegalStateException("a state after " + this.length + " tokens cannot go back to " + length);
        }
    }

    /** The heads {@code own} of this rank's, with their groups: the values of {@code target} from {@code at} on. */
    int copyOut(Share own, float[] target, int at) {
        return runs(own, (array, from, count, to) -> System.arraycopy(array, from, target, to, count), at);
    }

    /** The same the other way; all of them are then those after {@code length} tokens. */
    int copyIn(Share own, float[] source, int at, int length) {
        this.length = length;
        return runs(own, (array, from, count, to) -> System.arraycopy(source, to, array, from, count), at);
    }

    private interface Copy {
        void run(float[] array, int from, int count, int at);
    }

    private int runs(Share own, Copy copy, int at) {
        var end = run(state, own, headElements(), 0, copy, at);
        var size = mixer.stateSize();
        var groups = new Share(own.from() / mixer.headsPerGroup(), own.to() / mixer.headsPerGroup());
        for (var first = 0; first < inputs.length; first += channels) {
            var keys = first + heads * mixer.headDim();
            end = run(inputs, own, mixer.headDim(), first, copy, end);
            end = run(inputs, groups, size, keys, copy, end);
            end = run(inputs, groups, size, keys + heads / mixer.headsPerGroup() * size, copy, end);
        }
        return end;
    }

    private static int run(float[] array, Share things, int size, int first, Copy copy, int at) {
        var count = things.count() * size;
        copy.run(array, first + things.from() * size, count, at);
        return at + count;
    }
}
