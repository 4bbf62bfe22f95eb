package orrery.node.checkpoint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tokens of a GGUF file by id, each with its kind. */
final class GgufVocabulary {
    private static final String TOKENS = "tokenizer.ggml.tokens";
    private static final String KINDS = "tokenizer.ggml.token_type";

    /** Values of {@code token_type}. */
    private static final int NORMAL = 1;

    private static final int UNKNOWN = 2;
    private static final int CONTROL = 3;
    private static final int USER_DEFINED = 4;

    private final List<String> tokens;
    private final int[] kinds;
    private final Map<String, Integer> ids = new LinkedHashMap<>();

    private GgufVocabulary(List<String> tokens, int[] kinds) {
        this.tokens = tokens;
        this.kinds = kinds;
    }

    static GgufVocabulary read(GgufMetadata metadata) {
        var tokens = metadata.texts(TOKENS);
        requireLength(metadata, KINDS, tokens.size());
        var vocabulary = new GgufVocabulary(tokens, metadata.integers(KINDS));
        for (int id = 0; id < tokens.size(); id++) {
            var before = vocabulary.ids.put(tokens.get(id), id);
            if (before != null) {
                throw new ModelProblem(
                        metadata.file(),
                        TOKENS + "[" + id + "]",
                        '"' + tokens.get(id) + '"',
                        "token " + before + " is the same; every token may stand there once");
            }
        }
        return vocabulary;
    }

    /** Refuses an array that has not one element for each token. */
    static void requireLength(GgufMetadata metadata, String key, int tokens) {
        if (metadata.length(key) != tokens) {
            throw metadata.problem(key, "one for each of the " + tokens + " tokens is expected");
        }
    }

    int size() {
        return tokens.size();
    }

    String token(int id) {
        return tokens.get(id);
    }

    /** Every token's id, ascending. */
    Map<String, Integer> ids() {
        return Collections.unmodifiableMap(ids);
    }

    /** Whether token {@code id} comes of merging others. */
    boolean isNormal(int id) {
        return kinds[id] == NORMAL;
    }

    ObjectNode json() {
        var json = JsonNodeFactory.instance.objectNode();
        ids.forEach(json::put);
        return json;
    }

    /** The tokens that are found in a text before anything else: what a user defined, and those that mean no text. */
    ArrayNode addedTokens() {
        var added = JsonNodeFactory.instance.arrayNode();
        for (int id = 0; id < kinds.length; id++) {
            boolean special = kinds[id] == UNKNOWN || kinds[id] == CONTROL;
            if (special || kinds[id] == USER_DEFINED) {
                added.addObject()
                        .put("id", id)
                        .put("content", tokens.get(id))
                        .put("single_word", false)
                        .put("lstrip", false)
                        .put("rstrip", false)
                        .put("normalized", false)
                        .put("special", special);
            }
        }
        return added;
    }
}
