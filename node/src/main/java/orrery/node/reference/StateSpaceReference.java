package orrery.node.reference;

import static orrery.node.architecture.Part.*;

import orrery.node.architecture.StateSpace;
import orrery.node.tensor.Activations;
import orrery.node.tensor.Exponential;

/** A state-space layer as a plain recurrence: token by token, head by head. */
final class StateSpaceReference implements BlockReference {
    private final StateSpace mixer;
    private final int block;
    private final Tensors tensors;

    StateSpaceReference(StateSpace mixer, int block, Tensors tensors) {
        this.mixer = mixer;
        this.block = block;
        this.tensors = tensors;
    }

    @Override
    public Past nothingSeen() {
        return new SeenState(mixer.width() * mixer.stateSize(), mixer.kernel(), mixer.channels());
    }

    @Override
    public float[] apply(float[] x, int tokens, Past past) {
        var seen = (SeenState) past;
        var input = tensors.product(STATE_INPUT, block, x, tokens); // (tokens, z then channels then steps)
        int stride = input.length / tokens;
        var mixed = new float[tokens * mixer.width()];
        for (int token = 0; token < tokens; token++) {
            int at = token * stride;
            seen.push(input, at + mixer.width(), mixer.channels());
            var channels = convolve(seen.inputs());
            for (int head = 0; head < mixer.heads(); head++) {
                float step = step(head, input[at + mixer.width() + mixer.channels() + head]);
                remember(head, step, channels, seen.state());
                read(head, channels, seen.state(), mixed, token * mixer.width() + head * mixer.headDim());
            }
            gate(mixed, token * mixer.width(), input, at);
        }
        return tensors.product(STATE_OUTPUT, block, normalise(mixed, tokens), tokens);
    }

    private float[] convolve(float[] inputs) {
        var filters = tensors.matrix(CONVOLUTION, block, 0);
        var filter = new float[mixer.kernel()];
        var channels = mixer.convolutionBias()
                ? tensors.vector(CONVOLUTION_BIAS, block, 0).clone()
                : new float[mixer.channels()];
        for (int channel = 0; channel < channels.length; channel++) {
            filters.copyRow(channel, filter, 0);
            for (int i = 0; i < filter.length; i++) {
                channels[channel] += filter[i] * inputs[i * channels.length + channel];
            }
        }
        Activations.silu(channels, channels.length);
        return channels;
    }

    private float step(int head, float raw) {
        float step = Activations.softplus(raw + tensors.vector(STEP_BIAS, block, 0)[head]);
        return Math.clamp(step, mixer.leastStep(), mixer.mostStep());
    }

    /** {@code state := decay * state + step * x B'}. */
    private void remember(int head, float step, float[] channels, float[] state) {
        float rate = Exponential.of(tensors.vector(DECAY, block, 0)[head]);
        float decay = Exponential.of(-rate * step);
        int keyAt = mixer.width() + mixer.groupOf(head) * mixer.stateSize();
        for (int i = 0; i < mixer.headDim(); i++) {
            float x = channels[head * mixer.headDim() + i];
            int row = (head * mixer.headDim() + i) * mixer.stateSize();
            for (int j = 0; j < mixer.stateSize(); j++) {
                state[row + j] = decay * state[row + j] + step * channels[keyAt + j] * x;
            }
        }
    }

    /** {@code y := state C + skip * x}. */
    private void read(int head, float[] channels, float[] state, float[] mixed, int mixedAt) {
        float skip = tensors.vector(SKIP, block, 0)[head];
        int queryAt = mixer.width() + (mixer.groups() + mixer.groupOf(head)) * mixer.stateSize();
        for (int i = 0; i < mixer.headDim(); i++) {
            int row = (head * mixer.headDim() + i) * mixer.stateSize();
            float sum = 0f;
            for (int j = 0; j < mixer.stateSize(); j++) {
                sum += state[row + j] * channels[queryAt + j];
            }
            mixed[mixedAt + i] = sum + skip * channels[head * mixer.headDim() + i];
        }
    }

    private void gate(float[] mixed, int mixedAt, float[] input, int gateAt) {
        for (int i = 0; i < mixer.width(); i++) {
            float z = input[gateAt + i];
            mixed[mixedAt + i] *= z / (1f + Exponential.of(-z));
        }
    }

    /** RMSNorm of each group by itself. */
    private float[] normalise(float[] mixed, int tokens) {
        var weight = tensors.vector(STATE_NORM, block, 0);
        int size = mixer.width() / mixer.groups();
        for (int at = 0; at < tokens * mixer.width(); at += size) {
            float squares = 0f;
            for (int i = at; i < at + size; i++) {
                squares += mixed[i] * mixed[i];
            }
            float scale = 1f
                    / (float) Math.sqrt(squares / size + tensors.architecture().epsilon());
            for (int i = at; i < at + size; i++) {
                mixed[i] *= scale * weight[i % mixer.width()];
            }
        }
        return mixed;
    }
}
