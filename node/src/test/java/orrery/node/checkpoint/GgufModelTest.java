package orrery.node.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.node.family.Configuration;

class GgufModelTest {
    @TempDir
    Path folder;

    @Test
    void tellsALlamaAsItsFolderWould() throws IOException {
        var config = open(SmallModels.llama()).config();
        assertEquals("llama", config.object().path("model_type").asText());
        assertEquals(8, config.integer("hidden_size", 1, 99));
        assertEquals(2, config.integer("num_hidden_layers", 1, 99));
        assertEquals(1, config.integer("num_key_value_heads", 1, 99));
        assertEquals(4, config.integer("head_dim", 1, 99));
        assertEquals(1e-5, config.positive("rms_norm_eps"));
        assertEquals(500_000, config.positive("rope_theta"));
        assertEquals(SmallModels.VOCABULARY, config.integer("vocab_size", 1, 99));
        assertEquals(List.of(1, 2), config.integers("eos_token_id", 0, 2));
        assertTrue(config.flagOr("tie_word_embeddings", false));
        assertFalse(config.has("rope_scaling"));
    }

    @Test
    void putsTheRowsOfQueriesAndKeysBackInOrder() throws IOException {
        var weights = open(SmallModels.llama()).weights();
        var query = weights.matrix("model.layers.0.self_attn.q_proj.weight", 8, 8);
        var key = weights.matrix("model.layers.0.self_attn.k_proj.weight", 4, 8);
        var value = weights.matrix("model.layers.0.self_attn.v_proj.weight", 4, 8);
        assertEquals(
                List.of(0f, 2f, 1f, 3f, 4f, 6f, 5f, 7f),
                IntStream.range(0, 8).mapToObj(row -> query.at(row, 7)).toList());
        assertEquals(
                List.of(0f, 2f, 1f, 3f),
                IntStream.range(0, 4).mapToObj(row -> key.at(row, 0)).toList());
        assertEquals(1f, value.at(1, 0));
    }

    /** The orders of a converter of models and of this reader cancel each other, whatever the head's size. */
    @ParameterizedTest
    @CsvSource({"1, 2", "2, 6", "3, 8", "4, 64"})
    void restoresWhatTheConverterReordered(int heads, int dim) throws IOException {
        var converted = new float[heads * dim];
        for (int row = 0; row < converted.length; row++) {
            int within = row % dim;
            converted[row / dim * dim + within % (dim / 2) * 2 + within / (dim / 2)] = row;
        }
        var writer = SmallModels.sizes("llama")
                .put("llama.attention.head_count", heads)
                .tensor(
                        "blk.0.attn_q.weight",
                        StorageType.F32,
                        List.of((long) converted.length, 1L),
                        SmallFiles.floats(converted));
        var query = open(writer).weights().matrix("model.layers.0.self_attn.q_proj.weight", converted.length, 1);
        for (int row = 0; row < converted.length; row++) {
            assertEquals(row, query.at(row, 0));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "llama, mixtral, block_sparse_moe.gate, block_sparse_moe.experts.1.w2",
        "qwen3moe, qwen3_moe, mlp.gate, mlp.experts.1.down_proj",
        "gpt-oss, gpt_oss, mlp.router, mlp.experts.1.down_proj"
    })
    void takesExpertsOutOfTheirStacks(String architecture, String type, String router, String down) throws IOException {
        var model = open(SmallModels.experts(architecture).put(architecture + ".attention.sliding_window", 16));
        assertEquals(type, model.config().object().path("model_type").asText());
        var weights = model.weights();
        var layer = "model.layers.0.";
        assertEquals(1f, weights.matrix(layer + router + ".weight", 2, 8).at(1, 0));
        assertEquals(8f, weights.matrix(layer + down + ".weight", 8, 4).at(0, 0));
        assertFalse(weights.has("blk.0.ffn_down_exps.weight"));
    }

    @Test
    void tellsDeepSeeksLatentAttentionAndGroups() throws IOException {
        var model = open(SmallModels.deepSeek());
        var config = model.config();
        assertEquals("deepseek_v3", config.object().path("model_type").asText());
        assertEquals(6, config.integer("q_lora_rank", 1, 99));
        assertEquals(4, config.integer("qk_nope_head_dim", 1, 99));
        assertEquals(2, config.integer("qk_rope_head_dim", 1, 99));
        assertEquals(4, config.integer("v_head_dim", 1, 99));
        assertEquals(2, config.integer("n_group", 1, 99));
        assertEquals(1, config.integer("topk_group", 1, 99));
        assertEquals(2.5, config.positive("routed_scaling_factor"));
        var scaling = config.inside("rope_scaling");
        assertEquals(40, scaling.positive("factor"));
        assertEquals(1, scaling.positive("mscale_all_dim"));
        assertTrue(model.weights().has("model.layers.0.mlp.gate.e_score_correction_bias"));
    }

    /** What a file says has to satisfy the reader of folders, field by field. */
    @ParameterizedTest
    @ValueSource(strings = {"llama", "qwen2", "qwen3", "qwen3moe", "gpt-oss", "mixtral", "deepseek2"})
    void satisfiesTheReaderOfConfigurations(String family) throws IOException {
        var writer = switch (family) {
            case "llama", "qwen2", "qwen3" -> SmallModels.sizes(family);
            case "mixtral" -> SmallModels.experts("llama");
            case "deepseek2" -> SmallModels.deepSeek();
            default -> SmallModels.experts(family).put(family + ".attention.sliding_window", 16);
        };
        var architecture = Configuration.read(open(writer).config());
        assertEquals(2, architecture.layers());
        assertEquals(SmallModels.HIDDEN, architecture.hidden());
        assertEquals(List.of(1, 2), architecture.endTokens());
    }

    @Test
    void knowsTheScalingOfLlama31ByItsFactors() throws IOException {
        var scaling = open(withFactors(1f, 1f, 8f, 8f)).config().inside("rope_scaling");
        assertEquals("llama3", scaling.oneOf("rope_type", "", List.of("llama3")));
        assertEquals(8, scaling.positive("factor"));
        var other = open(withFactors(1f, 3f, 8f, 8f));
        assertEquals(
                "rope_freqs.weight[1]",
                assertThrows(ModelProblem.class, other::config).field());
    }

    /** Heads of eight elements at a base of 500,000: turns in 8,192 positions are 1304, 49, 1.84 and 0.07. */
    private static GgufWriter withFactors(float... factors) {
        factors[2] = 1 / ((1.8440f - 1) / 3 + (1 - (1.8440f - 1) / 3) / 8);
        return SmallModels.sizes("llama")
                .put("llama.attention.key_length", 8)
                .tensor("rope_freqs.weight", StorageType.F32, List.of(4L), SmallFiles.floats(factors));
    }

    @Test
    void refusesFamiliesThatItDoesNotKnow() throws IOException {
        var file = SmallFiles.write(SmallModels.sizes("falcon"), folder.resolve("x.gguf"));
        var problem = assertThrows(ModelProblem.class, () -> GgufModel.open(file));
        assertEquals("general.architecture", problem.field());
        assertTrue(problem.remedy().contains("llama, qwen2, qwen3, qwen3moe, gpt-oss, deepseek2"), problem.remedy());
    }

    @Test
    void keepsTensorsThatItCannotName() throws IOException {
        var writer = SmallModels.sizes("llama")
                .tensor("blk.0.novelty.weight", StorageType.F32, List.of(1L), SmallFiles.floats(1));
        assertEquals(
                Set.of(
                        "model.embed_tokens.weight",
                        "model.norm.weight",
                        "model.layers.0.input_layernorm.weight",
                        "blk.0.novelty.weight"),
                open(writer).weights().names());
    }

    @Test
    void refusesAStackOfAnotherNumberOfExperts() throws IOException {
        var model = open(SmallModels.experts("qwen3moe").put("qwen3moe.expert_count", 4));
        assertEquals(
                "blk.0.ffn_gate_exps.weight",
                assertThrows(ModelProblem.class, model::weights).field());
    }

    private GgufModel open(GgufWriter writer) throws IOException {
        return GgufModel.open(SmallFiles.write(writer, folder.resolve("x.gguf")));
    }
}
