package orrery.node.architecture;

/**
 * Grouped-query attention (Ainslie et al., 2023); multi-head where there are as many KV heads as heads.
 *
 * @param layer of the checkpoint
 * @param heads query heads
 * @param keyValueHeads each serves {@code heads / keyValueHeads} query heads
 * @param headDim elements of one head
 * @param rope how queries and keys turn with their position
 * @param queryKeyNorm whether each query and key head passes an RMSNorm before it turns (Qwen3)
 * @param inputBias whether queries, keys and values have a bias (Qwen2, GPT-OSS)
 * @param outputBias whether the output projection has one (GPT-OSS)
 * @param sinks whether each head has a learned logit that takes part in the softmax and gives nothing (GPT-OSS)
 * @param window positions that a token sees, its own included; 0 is all
 */
public record GroupedAttention(
        int layer,
        int heads,
        int keyValueHeads,
        int headDim,
        Rope rope,
        boolean queryKeyNorm,
        boolean inputBias,
        boolean outputBias,
        boolean sinks,
        int window)
        implements Mixer {

    public GroupedAttention {
        if (keyValueHeads < 1 || heads % keyValueHeads != 0) {
            throw new IllegalArgumentException(heads + " query heads cannot share " + keyValueHeads + " KV heads");
        }
    }

    public int queryWidth() {
        return heads * headDim;
    }

    public int keyValueWidth() {
        return keyValueHeads * headDim;
    }

    /** The KV head that a query head reads. */
    public int keyValueHeadOf(int head) {
        return head / (heads / keyValueHeads);
    }

    @Override
    public long cacheElements() {
        return 2L * keyValueWidth();
    }

    @Override
    public int valueDim() {
        return headDim;
    }

    @Override
    public GroupedAttention inLayer(int other) {
        return new GroupedAttention(
                other, heads, keyValueHeads, headDim, rope, queryKeyNorm, inputBias, outputBias, sinks, window);
    }
}
