package orrery.node.architecture;

/**
 * Multi-head latent attention (DeepSeek-V2, 2024): keys and values of all heads come from one latent vector a token, which
 * is all that the cache holds, next to one rotated key that the heads share.
 *
 * @param layer of the checkpoint
 * @param heads query heads
 * @param queryRank width of the queries' latent vector; 0 where queries are projected directly
 * @param latent width of the latent vector of keys and values (kv_lora_rank)
 * @param plainDim elements of a head's query and key that do not turn (qk_nope_head_dim)
 * @param rotaryDim elements that do (qk_rope_head_dim)
 * @param valueDim elements of a head's value
 * @param rope how those turn
 * @param scale of the scores before the softmax
 */
public record LatentAttention(
        int layer,
        int heads,
        int queryRank,
        int latent,
        int plainDim,
        int rotaryDim,
        int valueDim,
        Rope rope,
        float scale)
        implements Mixer {

    /** Elements of one head's query. */
    public int queryDim() {
        return plainDim + rotaryDim;
    }

    @Override
    public long cacheElements() {
        return latent + rotaryDim;
    }

    @Override
    public LatentAttention inLayer(int other) {
        return new LatentAttention(other, heads, queryRank, latent, plainDim, rotaryDim, valueDim, rope, scale);
    }
}
