package orrery.node.checkpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;

/**
 * A GGUF model told the way a Hugging Face folder tells it, so that whoever reads the one reads the other.
 *
 * <p>What differs:
 *
 * <ul>
 *   <li>The converter reorders the rows of query and key heads of the Llama family. {@link #weights} puts them back, at
 *       the price of a copy of those rows; {@link #file} has them as they lie, for a rotary embedding that turns
 *       neighbours.
 *   <li>Experts of GPT-OSS have gate and up apart and are named as those of Qwen3-MoE.
 *   <li>DeepSeek's keys and values may lie apart: {@code self_attn.k_b_proj} (heads, kv_lora_rank, qk_nope_head_dim) and
 *       {@code self_attn.v_b_proj} (heads, v_head_dim, kv_lora_rank) in place of {@code kv_b_proj}.
 * </ul>
 */
public final class GgufModel {
    private final Gguf file;
    private final GgufFamily family;

    private GgufModel(Gguf file, GgufFamily family) {
        this.file = file;
        this.family = family;
    }

    /**
     * Maps and checks {@code path}, and its other parts where it is the first of several.
     *
     * @throws ModelProblem where it cannot be what it says, or is of no family known here
     */
    public static GgufModel open(Path path) {
        var file = Gguf.open(path);
        return new GgufModel(file, GgufFamily.of(file.metadata()));
    }

    /** The file by its own names. */
    public Gguf file() {
        return file;
    }

    /** The fields that {@code config.json} has for this family. */
    public Fields config() {
        return new Fields(file.file(), "", new GgufConfig(file, family).json());
    }

    /** The tensors by the names that Hugging Face has for this family. */
    public Checkpoint weights() {
        return new GgufWeights(file, family);
    }

    /** The vocabulary in the form of {@code tokenizer.json}. */
    public ObjectNode tokenizer() {
        return GgufTokenizer.json(file.metadata());
    }

    /** Whether a prompt begins with the begin token. */
    public boolean addsBeginToken() {
        return GgufTokenizer.addsBegin(file.metadata());
    }
}
