package orrery.node.architecture;

import java.util.List;
import java.util.OptionalInt;

/**
 * A decoder-only transformer.
 *
 * <pre>
 *   token ──embedding──▶ x ──block 0──▶ x ──block 1──▶ … ──▶ x ──norm, head──▶ logits
 *                        └──norm, block──▶ + ┘
 * </pre>
 *
 * @param family model_type of its configuration, such as {@code llama} or {@code deepseek_v3}
 * @param hidden width of the residual stream
 * @param vocabulary token ids are below it
 * @param maxPositions context length, prompt and answer together
 * @param epsilon added to the mean square of every RMSNorm before the root
 * @param tiedHead whether the head is the embedding
 * @param blocks in order; each adds to the residual stream
 * @param beginToken the id that begins a prompt, if there is one
 * @param endTokens the ids that end an answer
 */
public record Architecture(
        String family,
        int hidden,
        int vocabulary,
        int maxPositions,
        float epsilon,
        boolean tiedHead,
        List<Block> blocks,
        OptionalInt beginToken,
        List<Integer> endTokens) {

    public Architecture {
        blocks = List.copyOf(blocks);
        endTokens = List.copyOf(endTokens);
    }

    /** Layers as the checkpoint numbers them. */
    public int layers() {
        return blocks.stream().mapToInt(Block::layer).max().orElse(-1) + 1;
    }
}
