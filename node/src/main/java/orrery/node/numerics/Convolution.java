package orrery.node.numerics;

import java.util.Arrays;
import java.util.stream.Stream;
import orrery.node.architecture.Part;
import orrery.node.architecture.StateSpace;
import orrery.node.plan.Share;
import orrery.node.tensor.Activations;

/**
 * A filter for each of a rank's channels over its last inputs, then SiLU.
 *
 * @param filters (channels, kernel), the newest input's weight last
 * @param bias (channels); zeros where there is none
 */
record Convolution(float[] filters, float[] bias, int kernel) {

    static Convolution of(ShardWeights weights, StateRows rows) {
        var mixer = rows.mixer();
        var filters = new float[rows.channels() * mixer.kernel()];
        var bias = new float[rows.channels()];
        var channel = 0;
        for (var share : Stream.of(rows.x(), rows.keys(), rows.queries()).toList()) {
            var matrix = weights.rows(Part.CONVOLUTION, share);
            for (var row = 0; row < share.count(); row++) {
                matrix.copyRow(row, filters, (channel + row) * mixer.kernel());
            }
            copyBias(mixer, weights, share, bias, channel);
            channel += share.count();
        }
        return new Convolution(filters, bias, mixer.kernel());
    }

    private static void copyBias(StateSpace mixer, ShardWeights weights, Share share, float[] bias, int at) {
        if (mixer.convolutionBias()) {
            System.arraycopy(weights.vector(Part.CONVOLUTION_BIAS), share.from(), bias, at, share.count());
        }
    }

    /**
     * @param x rows of {@code bias.length}, of which those of one sequence begin at row {@code first}
     * @param before (kernel - 1, channels), the inputs before; afterwards those before the next
     * @return (count, channels)
     */
    float[] apply(float[] x, int first, int count, float[] before) {
        var channels = bias.length;
        var inputs = Arrays.copyOf(before, before.length + count * channels);
        System.arraycopy(x, first * channels, inputs, before.length, count * channels);
        var y = new float[count * channels];
        for (var row = 0; row < count; row++) {
            for (var channel = 0; channel < channels; channel++) {
                y[row * channels + channel] = filtered(channel, inputs, row * channels + channel);
            }
        }
        System.arraycopy(inputs, count * channels, before, 0, before.length);
        Activations.silu(y, y.length);
        return y;
    }

    private float filtered(int channel, float[] inputs, int at) {
        var sum = bias[channel];
        for (var i = 0; i < kernel; i++) {
            sum = Math.fma(filters[channel * kernel + i], inputs[at + i * bias.length], sum);
        }
        return sum;
    }
}
