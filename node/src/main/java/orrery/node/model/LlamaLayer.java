package orrery.node.model;

import orrery.node.checkpoint.Checkpoint;
import orrery.node.tensor.Matrix;

/**
 * The weights of one decoder layer; matrices are (out, in).
 *
 * @param attentionNorm (hidden)
 * @param query (attentionHeads * headDim, hidden)
 * @param key (keyValueHeads * headDim, hidden)
 * @param value (keyValueHeads * headDim, hidden)
 * @param output (hidden, attentionHeads * headDim)
 * @param mlpNorm (hidden)
 * @param gate (intermediate, hidden)
 * @param up (intermediate, hidden)
 * @param down (hidden, intermediate)
 */
public record LlamaLayer(
        float[] attentionNorm,
        Matrix query,
        Matrix key,
        Matrix value,
        Matrix output,
        float[] mlpNorm,
        Matrix gate,
        Matrix up,
        Matrix down) {

    static LlamaLayer read(LlamaConfig config, Checkpoint files, int number) {
        var layer = "model.layers." + number + ".";
        int hidden = config.hiddenSize();
        int intermediate = config.intermediateSize();
        return new LlamaLayer(
                files.vector(layer + "input_layernorm.weight", hidden),
                files.matrix(layer + "self_attn.q_proj.weight", config.queryWidth(), hidden),
                files.matrix(layer + "self_attn.k_proj.weight", config.keyValueWidth(), hidden),
                files.matrix(layer + "self_attn.v_proj.weight", config.keyValueWidth(), hidden),
                files.matrix(layer + "self_attn.o_proj.weight", hidden, config.queryWidth()),
                files.vector(layer + "post_attention_layernorm.weight", hidden),
                files.matrix(layer + "mlp.gate_proj.weight", intermediate, hidden),
                files.matrix(layer + "mlp.up_proj.weight", intermediate, hidden),
                files.matrix(layer + "mlp.down_proj.weight", hidden, intermediate));
    }
}
