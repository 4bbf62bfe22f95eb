package orrery.node.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a text is split before its bytes merge; GGUF has only a name for it ({@code tokenizer.ggml.pre}).
 *
 * <p>The expressions are those in the {@code tokenizer.json} that each family was released with.
 */
enum GgufSplit {
    GPT_2(List.of("gpt-2"), false),
    LLAMA_3(
            List.of("llama-bpe", "llama3", "llama-v3"),
            true,
            Expressions.SUFFIX + "|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}" + Expressions.REST),
    QWEN_2(
            List.of("qwen2", "deepseek-r1-qwen"),
            false,
            Expressions.SUFFIX + "|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}" + Expressions.REST),
    GPT_4O(
            List.of("gpt-4o"),
            false,
            Expressions.LOWER_END + Expressions.SUFFIX + "?|" + Expressions.UPPER_BEGIN + Expressions.SUFFIX
                    + "?|\\p{N}{1,3}" + Expressions.REST_WITH_SLASH),
    MISTRAL_NEMO(
            List.of("tekken"),
            true,
            Expressions.LOWER_END + "|" + Expressions.UPPER_BEGIN + "|\\p{N}" + Expressions.REST_WITH_SLASH),
    DEEPSEEK_3(
            List.of("deepseek-v3"),
            false,
            "\\p{N}{1,3}",
            "[\u4e00-\u9fa5\u3040-\u309f\u30a0-\u30ff]+",
            "[!\"#$%&'()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~][A-Za-z]+|[^\\r\\n\\p{L}\\p{P}\\p{S}]?[\\p{L}\\p{M}]+"
                    + "| ?[\\p{P}\\p{S}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+");

    private static final String KEY = "tokenizer.ggml.pre";

    /** What several of them have in common. */
    private static final class Expressions {
        static final String SUFFIX = "(?i:'s|'t|'re|'ve|'m|'ll|'d)";
        static final String REST = "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";
        static final String REST_WITH_SLASH = "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";
        static final String UPPER = "[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]";
        static final String LOWER = "[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]";
        static final String LOWER_END = "[^\\r\\n\\p{L}\\p{N}]?" + UPPER + "*" + LOWER + "+";
        static final String UPPER_BEGIN = "[^\\r\\n\\p{L}\\p{N}]?" + UPPER + "+" + LOWER + "*";
    }

    private final List<String> names;
    private final boolean keepsWholeTokens;
    private final List<String> expressions;

    GgufSplit(List<String> names, boolean keepsWholeTokens, String... expressions) {
        this.names = names;
        this.keepsWholeTokens = keepsWholeTokens;
        this.expressions = List.of(expressions);
    }

    /** What {@code metadata} names; anything unknown is refused, since other splits give other tokens. */
    static GgufSplit of(GgufMetadata metadata) {
        var name = metadata.textOr(KEY, "");
        return Arrays.stream(values())
                .filter(split -> split.names.contains(name))
                .findFirst()
                .orElseThrow(() -> metadata.problem(
                        KEY,
                        "supported: " + allNames() + "; convert the model with a "
                                + "current llama.cpp, or use its Hugging Face folder with its tokenizer.json"));
    }

    /** Whether a part that is a token as a whole is left whole, whatever the merges say. */
    boolean keepsWholeTokens() {
        return keepsWholeTokens;
    }

    JsonNode normalizer() {
        return this == QWEN_2 ? JsonNodeFactory.instance.objectNode().put("type", "NFC") : NullNode.instance;
    }

    /** Splits by each expression in turn, then writes every byte as a character. */
    ObjectNode preTokenizer() {
        if (expressions.isEmpty()) {
            return bytes(true);
        }
        var sequence = JsonNodeFactory.instance.objectNode().put("type", "Sequence");
        var steps = sequence.putArray("pretokenizers");
        for (var expression : expressions) {
            var split = steps.addObject().put("type", "Split");
            split.putObject("pattern").put("Regex", expression);
            split.put("behavior", "Isolated").put("invert", false);
        }
        steps.add(bytes(false));
        return sequence;
    }

    /** Bytes as characters and back; {@code splits} as GPT-2 does before that. */
    static ObjectNode bytes(boolean splits) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "ByteLevel")
                .put("add_prefix_space", false)
                .put("trim_offsets", true)
                .put("use_regex", splits);
    }

    private static String allNames() {
        return Arrays.stream(values()).flatMap(split -> split.names.stream()).collect(Collectors.joining(", "));
    }
}
