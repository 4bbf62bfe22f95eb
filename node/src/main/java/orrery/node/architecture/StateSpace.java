package orrery.node.architecture;

/**
 * A state-space layer, Mamba-2 (Dao and Gu, 2024): each head carries a state from token to token, which is all that it
 * remembers.
 *
 * <pre>
 *   u ──input──▶ z │ x │ B │ C │ step
 *   x, B, C := silu(causal convolution of each channel)        step := softplus(step + bias), within its limits
 *   state := e^(-e^decay * step) * state + step * x B'         y := state C + skip * x
 *   norm of each group's y * silu(z) ──output──▶
 * </pre>
 *
 * @param layer of the checkpoint
 * @param heads each with a decay, a skip and a step of its own
 * @param headDim elements of one head's x
 * @param groups of heads that share one B and one C, and are normalised together
 * @param stateSize elements of B and C; a head's state is (headDim, stateSize)
 * @param kernel tokens that the convolution sees, the newest included
 * @param convolutionBias whether its channels have biases
 * @param leastStep lower limit of steps
 * @param mostStep upper limit of steps; infinite where there is none
 */
public record StateSpace(
        int layer,
        int heads,
        int headDim,
        int groups,
        int stateSize,
        int kernel,
        boolean convolutionBias,
        float leastStep,
        float mostStep)
        implements Mixer {

    /** Of one element of what a sequence leaves: float32 whatever the cache is kept in, since errors would add up. */
    public static final long BYTES = Float.BYTES;

    public StateSpace {
        if (groups < 1 || heads % groups != 0) {
            throw new IllegalArgumentException(groups + " groups cannot share " + heads + " heads");
        }
    }

    public int headsPerGroup() {
        return heads / groups;
    }

    /** The group that a head belongs to. */
    public int groupOf(int head) {
        return head / headsPerGroup();
    }

    /** Elements of x and of z. */
    public int width() {
        return heads * headDim;
    }

    /** What passes the convolution: x, then the B of every group, then the C. */
    public int channels() {
        return width() + 2 * groups * stateSize;
    }

    /** Elements that one sequence leaves, however long it is: of so many heads, whole groups, states and last inputs. */
    public long sequenceElements(int ownHeads) {
        long ownChannels = (long) ownHeads * headDim + 2L * ownHeads / headsPerGroup() * stateSize;
        return (long) ownHeads * headDim * stateSize + (kernel - 1) * ownChannels;
    }

    /** None: what a sequence leaves does not grow. */
    @Override
    public long cacheElements() {
        return 0;
    }

    @Override
    public int valueDim() {
        return headDim;
    }

    @Override
    public StateSpace inLayer(int other) {
        return new StateSpace(other, heads, headDim, groups, stateSize, kernel, convolutionBias, leastStep, mostStep);
    }
}
