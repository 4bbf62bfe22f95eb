package orrery.node.family;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import orrery.node.architecture.Activation;
import orrery.node.architecture.Architecture;
import orrery.node.architecture.Dense;
import orrery.node.architecture.GroupedAttention;
import orrery.node.architecture.Rope;
import orrery.node.checkpoint.ModelProblem;
import orrery.node.model.ModelFolder;

class ConfigurationTest {
    /** Sizes of a Llama 3.1 model, as its config.json has them. */
    private static final String LLAMA_3_1 = """
            {"model_type": "llama", "hidden_size": 4096, "intermediate_size": 14336, "num_hidden_layers": 32,
             "num_attention_heads": 32, "num_key_value_heads": 8, "rms_norm_eps": 1e-05, "rope_theta": 500000.0,
             "rope_scaling": {"factor": 8.0, "low_freq_factor": 1.0, "high_freq_factor": 4.0,
                              "original_max_position_embeddings": 8192, "rope_type": "llama3"},
             "vocab_size": 128256, "max_position_embeddings": 131072, "tie_word_embeddings": false,
             "hidden_act": "silu", "bos_token_id": 128000, "eos_token_id": [128001, 128008, 128009]}
            """;

    @TempDir
    Path folder;

    @Test
    void readsTheSizesOfALlama() throws IOException {
        var architecture = read(LLAMA_3_1);
        assertEquals(List.of(4096, 128256), List.of(architecture.hidden(), architecture.vocabulary()));
        assertEquals(64, architecture.blocks().size());
        var attention = (GroupedAttention) architecture.blocks().get(62);
        assertEquals(
                List.of(31, 32, 8, 128),
                List.of(attention.layer(), attention.heads(), attention.keyValueHeads(), attention.headDim()));
        assertEquals(new Rope.Llama3(8, 1, 4, 8192), attention.rope().scaling());
        assertEquals(
                new Dense(31, 14336, Activation.SWIGLU), architecture.blocks().get(63));
        assertEquals(OptionalInt.of(128000), architecture.beginToken());
    }

    @Test
    void readsEveryFormOfHeadDimAndEndTokens() throws IOException {
        assertEquals(List.of(128001, 128008, 128009), read(LLAMA_3_1).endTokens());
        var narrow = read(LLAMA_3_1.replace("\"hidden_act\"", "\"head_dim\": 64, \"hidden_act\""));
        assertEquals(64, ((GroupedAttention) narrow.blocks().getFirst()).headDim());
        assertEquals(List.of(), read(LLAMA_3_1.replace("eos_token_id", "other")).endTokens());
    }

    /** Each line: what to replace, by what, and the field and the hint that the message must name. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "hidden_size"               | "hidden"                | hidden_size               | found nothing
                    "hidden_size": 4096         | "hidden_size": 0        | hidden_size               | whole number from 1
                    "hidden_size": 4096         | "hidden_size": 4e9      | hidden_size               | whole number from 1
                    "hidden_size": 4096         | "hidden_size": 5000     | head_dim                  | does not divide
                    "num_hidden_layers": 32     | "num_hidden_layers": 99999999 | num_hidden_layers   | to 10000
                    "num_key_value_heads": 8    | "num_key_value_heads": 5| num_key_value_heads       | divide num_attention_heads
                    "rms_norm_eps": 1e-05       | "rms_norm_eps": "1e-5"  | rms_norm_eps              | a number above 0
                    "rope_theta": 500000.0      | "rope_theta": -1        | rope_theta                | a number above 0
                    "rope_type": "llama3"       | "rope_type": "dynamic"  | rope_scaling.rope_type    | allowed: default
                    "factor": 8.0               | "factor": null          | rope_scaling.factor       | a number above 0
                    "eos_token_id": [128001     | "eos_token_id": [999999 | eos_token_id              | to 128255
                    "tie_word_embeddings": false| "tie_word_embeddings": 0| tie_word_embeddings       | true or false
                    "model_type": "llama"       | "model_type": "gpt2"    | model_type                | allowed: llama, mistral
                    "hidden_act": "silu"        | "hidden_act": "gelu"    | hidden_act                | allowed: silu
                    "hidden_act": "silu"        | "mlp_bias": true        | mlp_bias                  | only false
                    "hidden_act": "silu"        | "hidden_size": 1        | JSON                      | Duplicate field
                    "hidden_act": "silu"        | "hidden_act": silu      | JSON                      | line 6
                    """)
    void saysWhichFieldIsWrongAndWhatIsAllowed(String valid, String wrong, String field, String hint) {
        assertTrue(LLAMA_3_1.contains(valid));
        var problem = assertThrows(ModelProblem.class, () -> read(LLAMA_3_1.replace(valid, wrong)));
        assertEquals(field, problem.field());
        assertTrue(problem.getMessage().contains(hint), problem.getMessage());
        assertTrue(problem.getMessage().startsWith(folder.resolve("config.json").toString()));
    }

    @Test
    void refusesAnotherKindOfModelOfTheSameFamily() {
        var classifier = LLAMA_3_1.replace(
                "{\"model_type\"", "{\"architectures\": [\"LlamaForSequenceClassification\"], \"model_type\"");
        var problem = assertThrows(ModelProblem.class, () -> read(classifier));
        assertEquals("architectures", problem.field());
        assertTrue(problem.getMessage().contains("allowed: LlamaForCausalLM"), problem.getMessage());
    }

    @Test
    void saysThatAFolderOrFileIsMissing() {
        assertThrows(ModelProblem.class, () -> ModelFolder.open(folder.resolve("absent")));
        assertTrue(assertThrows(ModelProblem.class, () -> ModelFolder.open(folder))
                .getMessage()
                .contains("config.json"));
    }

    private Architecture read(String text) throws IOException {
        return Configuration.read(Files.writeString(folder.resolve("config.json"), text));
    }
}
