package orrery.node.architecture;

/**
 * A mixture of experts: each token passes a few, chosen by a router, and those that are shared by all.
 *
 * @param layer of the checkpoint
 * @param count experts to choose from
 * @param chosen experts that a token passes
 * @param width of one expert, between up and down projection
 * @param sharedWidth of the shared experts together; 0 where there are none
 * @param latent width of the space that experts but not the shared ones work in, between a projection down to it and one back
 *     (LatentMoE, NVIDIA, 2026); 0 where they work on the residual stream
 * @param bias whether experts' projections have biases (GPT-OSS)
 * @param router how the choice is made
 */
public record Experts(
        int layer,
        int count,
        int chosen,
        int width,
        int sharedWidth,
        int latent,
        boolean bias,
        Activation activation,
        Router router)
        implements FeedForward {

    public Experts {
        if (chosen < 1 || chosen > count) {
            throw new IllegalArgumentException("a token cannot pass " + chosen + " of " + count + " experts");
        }
    }

    /** Experts that work on the residual stream. */
    public Experts(
            int layer,
            int count,
            int chosen,
            int width,
            int sharedWidth,
            boolean bias,
            Activation activation,
            Router router) {
        this(layer, count, chosen, width, sharedWidth, 0, bias, activation, router);
    }

    @Override
    public int rowWidth(int hidden) {
        return latent > 0 ? latent : hidden;
    }

    @Override
    public Experts inLayer(int other) {
        return new Experts(other, count, chosen, width, sharedWidth, latent, bias, activation, router);
    }
}
