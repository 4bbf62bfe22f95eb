package orrery.node.numerics;

import static orrery.node.architecture.Part.*;

import java.util.Arrays;
import java.util.List;
import orrery.node.architecture.Part;
import orrery.node.architecture.StateSpace;
import orrery.node.plan.Shares;
import orrery.node.tensor.Activations;
import orrery.node.tensor.Matrix;
import orrery.protocol.payload.Step.Slice;

/** A state-space layer with a rank's heads, and the whole groups that those belong to. */
final class StateSpaceShard implements MixerShard {
    private final StateSpace mixer;
    private final int block;
    private final StateRows rows;
    private final Matrix gate;
    private final List<Matrix> inputs; // x, B, C
    private final Matrix steps;
    private final Convolution convolution;
    private final Recurrence recurrence;
    private final float[] norm; // (own groups, heads of a group, headDim)
    private final float epsilon;

    StateSpaceShard(StateSpace mixer, ShardWeights weights, Shares shares) {
        this.mixer = mixer;
        block = weights.block();
        rows = new StateRows(mixer, shares.heads(mixer), shares.groups(mixer));
        gate = weights.rows(STATE_INPUT, rows.x());
        inputs = List.of(
                weights.rows(STATE_INPUT, rows.row(rows.x())),
                weights.rows(STATE_INPUT, rows.row(rows.keys())),
                weights.rows(STATE_INPUT, rows.row(rows.queries())));
        steps = weights.rows(STATE_INPUT, rows.steps());
        convolution = Convolution.of(weights, rows);
        recurrence = Recurrence.of(weights, mixer, rows.heads());
        norm = weights.vector(true, Part.STATE_NORM, rows.x());
        epsilon = weights.epsilon();
    }

    /** (rows, heads, headDim): a state has seen all positions, so that there is nothing left to merge. */
    @Override
    public float[] part(float[] x, int count, List<Slice> slices, Caches caches) {
        var channels = beside(
                inputs.stream().map(matrix -> Linear.apply(matrix, x, count)).toList(), count);
        var projected = Linear.apply(steps, x, count);
        var y = new float[count * rows.x().count()];
        var first = 0;
        for (var slice : slices) {
            var tokens = slice.tokens().length;
            var state = caches.state(slice.sequence(), block, () -> new SequenceState(rows));
            requireGapless(slice, state);
            var filtered = convolution.apply(channels, first, tokens, state.inputs());
            recurrence.run(filtered, tokens, projected, first, state.state(), y);
            state.grow(tokens);
            first += tokens;
        }
        return normalise(y, Linear.apply(gate, x, count));
    }

    private void requireGapless(Slice slice, SequenceState state) {
        if (state.length() != slice.position()) {
            throw new IllegalStateException("position " + slice.position() + " of block " + block
                    + " comes to a state after " + state.length() + " tokens");
        }
    }

    /** Rows of several arrays, one after the other in one row. */
    private static float[] beside(List<float[]> parts, int rows) {
        var width = parts.stream().mapToInt(part -> part.length).sum() / Math.max(1, rows);
        var all = new float[rows * width];
        var at = 0;
        for (var part : parts) {
            var columns = part.length / Math.max(1, rows);
            for (var row = 0; row < rows; row++) {
                System.arraycopy(part, row * columns, all, row * width + at, columns);
            }
            at += columns;
        }
        return all;
    }

    /** RMSNorm of each group of {@code y * silu(z)}. */
    private float[] normalise(float[] y, float[] z) {
        Activations.silu(z, z.length);
        for (var i = 0; i < y.length; i++) {
            y[i] *= z[i];
        }
        var size = mixer.headsPerGroup() * mixer.headDim();
        var ones = new float[size];
        Arrays.fill(ones, 1f);
        Activations.rmsNorm(y, y.length / size, ones, epsilon, y);
        for (var i = 0; i < y.length; i++) {
            y[i] *= norm[i % norm.length];
        }
        return y;
    }
}
