package orrery.node.architecture;

/**
 * How a token's experts are chosen and weighted. Ties go to the expert with the lower number.
 *
 * @param scoring what turns the router's logits into scores
 * @param bias whether the logits have a bias (GPT-OSS)
 * @param correction whether a bias is added to the scores for the choice alone, not for the weights (DeepSeek-V3)
 * @param groups into which the experts are divided, for a choice in two steps; 1 is one step
 * @param chosenGroups groups that stay, those with the largest sum of their two best scores (DeepSeek-V3)
 * @param normalised whether the weights of the chosen are made to sum to 1
 * @param scale factor of the weights
 */
public record Router(
        Scoring scoring,
        boolean bias,
        boolean correction,
        int groups,
        int chosenGroups,
        boolean normalised,
        float scale) {

    public enum Scoring {
        /** Softmax over all experts, then the largest (Mixtral, Qwen3-MoE). */
        SOFTMAX,
        /** The largest logits, then a softmax over those (GPT-OSS). */
        SOFTMAX_OF_CHOSEN,
        /** A sigmoid of each logit (DeepSeek-V3). */
        SIGMOID
    }
}
