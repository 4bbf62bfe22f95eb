package orrery.node.checkpoint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;

/**
 * SentencePiece's byte-pair encoding: of all neighbours in a text that make a token, those with the highest score
 * merge first.
 *
 * <p>{@code tokenizer.json} has a list of merges instead. It holds every way to cut a token in two tokens, in
 * descending order of score.
 */
final class GgufScored {
    private static final String SCORES = "tokenizer.ggml.scores";
    private static final String BLANK = "\u2581";
    private static final int LONGEST_TOKEN = 512; // keeps the number of cuts within bounds

    private record Merge(float score, int left, int right) {}

    private GgufScored() {}

    static void add(ObjectNode json, GgufMetadata metadata, GgufVocabulary vocabulary) {
        boolean prefix = metadata.flagOr("tokenizer.ggml.add_space_prefix", true);
        var normalizers = json.putObject("normalizer").put("type", "Sequence").putArray("normalizers");
        if (prefix) {
            normalizers.addObject().put("type", "Prepend").put("prepend", BLANK);
        }
        normalizers.add(replace(" ", BLANK));
        json.putNull("pre_tokenizer");
        var decoders = json.putObject("decoder").put("type", "Sequence").putArray("decoders");
        decoders.add(replace(BLANK, " "));
        decoders.addObject().put("type", "ByteFallback");
        decoders.addObject().put("type", "Fuse");
        if (prefix) {
            decoders.addObject()
                    .put("type", "Strip")
                    .put("content", " ")
                    .put("start", 1)
                    .put("stop", 0);
        }
        json.set("model", model(metadata, vocabulary));
    }

    private static ObjectNode model(GgufMetadata metadata, GgufVocabulary vocabulary) {
        int unknown = metadata.integerOr("tokenizer.ggml.unknown_token_id", 0, vocabulary.size() - 1, 0);
        var model =
                JsonNodeFactory.instance.objectNode().put("type", "BPE").put("unk_token", vocabulary.token(unknown));
        model.put("fuse_unk", true).put("byte_fallback", true).put("ignore_merges", false);
        model.set("vocab", vocabulary.json());
        model.set("merges", merges(metadata, vocabulary));
        return model;
    }

    private static ArrayNode merges(GgufMetadata metadata, GgufVocabulary vocabulary) {
        GgufVocabulary.requireLength(metadata, SCORES, vocabulary.size());
        var scores = metadata.floats(SCORES);
        var merges = new ArrayList<Merge>();
        vocabulary.ids().forEach((token, id) -> {
            if (vocabulary.isNormal(id)) {
                requireShort(metadata, token, id);
                cut(token, scores[id], vocabulary.ids(), merges);
            }
        });
        merges.sort(Comparator.comparingDouble((Merge merge) -> -merge.score)
                .thenComparingInt(Merge::left)
                .thenComparingInt(Merge::right));
        var json = JsonNodeFactory.instance.arrayNode(merges.size());
        merges.forEach(
                merge -> json.addArray().add(vocabulary.token(merge.left)).add(vocabulary.token(merge.right)));
        return json;
    }

    /** Adds every way to cut {@code token} between two of its characters into two tokens. */
    private static void cut(String token, float score, Map<String, Integer> ids, ArrayList<Merge> merges) {
        for (int at = 1; at < token.length(); at++) {
            if (Character.isLowSurrogate(token.charAt(at))) {
                continue;
            }
            var left = ids.get(token.substring(0, at));
            var right = left == null ? null : ids.get(token.substring(at));
            if (right != null) {
                merges.add(new Merge(score, left, right));
            }
        }
    }

    private static void requireShort(GgufMetadata metadata, String token, int id) {
        if (token.length() > LONGEST_TOKEN) {
            throw new ModelProblem(
                    metadata.file(),
                    "tokenizer.ggml.tokens[" + id + "]",
                    "a token of " + token.length() + " characters",
                    "at most " + LONGEST_TOKEN + " are supported");
        }
    }

    private static ObjectNode replace(String what, String by) {
        var replace = JsonNodeFactory.instance.objectNode().put("type", "Replace");
        replace.putObject("pattern").put("String", what);
        return replace.put("content", by);
    }
}
