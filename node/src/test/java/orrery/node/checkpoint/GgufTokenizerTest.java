package orrery.node.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.node.model.EmbeddedModel;

class GgufTokenizerTest {
    private static final String BLANK = "\u2581";
    private static final List<String> TEXTS = List.of(
            "Once upon a time, there was a little girl.",
            "",
            " ",
            "It's 12345 o'clock!\n\n  She'll   RUN\t...",
            "naïve 星 🌟 <s> </s>");

    @TempDir
    Path folder;

    @BeforeAll
    static void keepTheLibraryOffline() {
        Map.of("OPT_OUT_TRACKING", "true", "ai.djl.offline", "true", "RUST_FLAVOR", "cpu")
                .forEach(System::setProperty);
    }

    /** "ab" has the best score, then "bc"; so "abc" is "ab" and "c", and an unknown letter becomes its bytes. */
    @Test
    void mergesWhatHasTheHighestScoreFirst() throws IOException {
        try (var tokenizer = library(scored().put("tokenizer.ggml.add_space_prefix", false))) {
            assertArrayEquals(new long[] {1, 7, 6}, ids(tokenizer, "abc"));
            assertArrayEquals(new long[] {1, 6, 8}, ids(tokenizer, "cbc"));
            assertArrayEquals(new long[] {1, 3, 6}, ids(tokenizer, "Zc"));
            assertEquals("abc Zc", tokenizer.decode(ids(tokenizer, "abc Zc"), true));
        }
    }

    @Test
    void putsABlankInFrontUnlessToldNotTo() throws IOException {
        try (var tokenizer = library(scored())) {
            assertArrayEquals(new long[] {1, 9, 7}, ids(tokenizer, "ab"));
            assertEquals("ab", tokenizer.decode(ids(tokenizer, "ab"), true));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt-2", "llama-bpe", "qwen2", "gpt-4o", "tekken", "deepseek-v3"})
    void returnsEveryTextOfAByteLevelVocabulary(String split) throws IOException {
        try (var tokenizer = library(merged(split))) {
            for (var text : TEXTS) {
                assertEquals(text.replaceAll("</?s>", ""), tokenizer.decode(ids(tokenizer, text), true));
            }
        }
    }

    /** The embedded model's tokenizer splits as GPT-2 does. */
    @Test
    void agreesWithTheTokenizerItsVocabularyCameFrom() throws IOException {
        var original = EmbeddedModel.folder("orrery-tiny").resolve("tokenizer.json");
        try (var expected = library(Files.readString(original));
                var tokenizer = library(merged("gpt-2"))) {
            for (var text : TEXTS) {
                assertArrayEquals(ids(expected, text), ids(tokenizer, text), text);
            }
        }
    }

    /** Digits go by threes in Llama 3, one by one in Qwen: no merge crosses that border. */
    @Test
    void splitsDigitsAsTheFamilyDoes() throws IOException {
        try (var byThrees = library(digits("llama-bpe"));
                var oneByOne = library(digits("qwen2"))) {
            assertArrayEquals(new long[] {2, 1}, ids(byThrees, "00000"));
            assertArrayEquals(new long[] {0, 0, 0, 0}, ids(oneByOne, "0000"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "tokenizer.ggml.model, bert, 'llama, gpt2'",
        "tokenizer.ggml.pre, unheard-of, 'gpt-2, llama-bpe'",
    })
    void refusesKindsThatItDoesNotKnow(String key, String value, String named) throws IOException {
        var problem =
                assertThrows(ModelProblem.class, () -> json(merged("gpt-2").put(key, value)));
        assertEquals(key, problem.field());
        assertTrue(problem.remedy().contains(named), problem.remedy());
    }

    @Test
    void refusesVocabulariesThatDoNotFitTogether() {
        assertField("tokenizer.ggml.scores", scored().put("tokenizer.ggml.scores", 0f, 1f));
        assertField("tokenizer.ggml.token_type", scored().put("tokenizer.ggml.token_type", 1));
        assertField("tokenizer.ggml.bos_token_id", scored().put("tokenizer.ggml.bos_token_id", 10));
        assertField(
                "tokenizer.ggml.tokens[1]",
                scored().put("tokenizer.ggml.tokens", List.of("a", "a")).put("tokenizer.ggml.token_type", 1, 1));
        assertField("tokenizer.ggml.merges[0]", digits("qwen2").put("tokenizer.ggml.merges", List.of("0 9")));
        assertField("tokenizer.ggml.merges[0]", digits("qwen2").put("tokenizer.ggml.merges", List.of("00")));
    }

    private void assertField(String field, GgufWriter writer) {
        assertEquals(field, assertThrows(ModelProblem.class, () -> json(writer)).field());
    }

    private static GgufWriter scored() {
        return new GgufWriter()
                .put("tokenizer.ggml.model", "llama")
                .put(
                        "tokenizer.ggml.tokens",
                        List.of("<unk>", "<s>", "</s>", "<0x5A>", "a", "b", "c", "ab", "bc", BLANK))
                .put("tokenizer.ggml.token_type", 2, 3, 3, 6, 1, 1, 1, 1, 1, 1)
                .put("tokenizer.ggml.scores", 0f, 0f, 0f, 0f, -9f, -9f, -9f, -1f, -2f, -9f)
                .put("tokenizer.ggml.bos_token_id", 1);
    }

    /** "0", "00" and "000". */
    private static GgufWriter digits(String split) {
        return new GgufWriter()
                .put("tokenizer.ggml.model", "gpt2")
                .put("tokenizer.ggml.pre", split)
                .put("tokenizer.ggml.tokens", List.of("0", "00", "000"))
                .put("tokenizer.ggml.token_type", 1, 1, 1)
                .put("tokenizer.ggml.merges", List.of("0 0", "00 0"))
                .put("tokenizer.ggml.add_bos_token", false);
    }

    /** The vocabulary of the embedded model, split another way. */
    private static GgufWriter merged(String split) {
        var json = JsonFile.read(EmbeddedModel.folder("orrery-tiny").resolve("tokenizer.json"));
        var tokens = new String[json.path("model").path("vocab").size()];
        json.path("model")
                .path("vocab")
                .properties()
                .forEach(one -> tokens[one.getValue().intValue()] = one.getKey());
        var kinds = new int[tokens.length];
        Arrays.fill(kinds, 1);
        json.path("added_tokens").forEach(one -> kinds[one.path("id").intValue()] = 3);
        var merges = new ArrayList<String>();
        json.path("model").path("merges").forEach(merge -> merges.add(merge(merge)));
        return new GgufWriter()
                .put("tokenizer.ggml.model", "gpt2")
                .put("tokenizer.ggml.pre", split)
                .put("tokenizer.ggml.tokens", List.of(tokens))
                .put("tokenizer.ggml.token_type", kinds)
                .put("tokenizer.ggml.merges", merges)
                .put("tokenizer.ggml.bos_token_id", 0)
                .put("tokenizer.ggml.add_bos_token", true);
    }

    private static String merge(JsonNode merge) {
        return merge.isTextual()
                ? merge.asText()
                : merge.get(0).asText() + " " + merge.get(1).asText();
    }

    private JsonNode json(GgufWriter writer) throws IOException {
        return GgufTokenizer.json(
                Gguf.open(SmallFiles.write(writer, folder.resolve("x.gguf"))).metadata());
    }

    private HuggingFaceTokenizer library(GgufWriter writer) throws IOException {
        return library(json(writer).toString());
    }

    private static HuggingFaceTokenizer library(String json) throws IOException {
        var bytes = new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
        return HuggingFaceTokenizer.newInstance(bytes, Map.of("truncation", "false", "padding", "false"));
    }

    private static long[] ids(HuggingFaceTokenizer tokenizer, String text) {
        return tokenizer.encode(text, true, false).getIds();
    }
}
