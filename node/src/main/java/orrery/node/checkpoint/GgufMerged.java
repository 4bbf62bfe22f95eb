package orrery.node.checkpoint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Byte-level byte-pair encoding: a text is split, and in each part neighbours merge in the order of a list. */
final class GgufMerged {
    private static final String MERGES = "tokenizer.ggml.merges";

    private GgufMerged() {}

    static void add(ObjectNode json, GgufMetadata metadata, GgufVocabulary vocabulary) {
        var split = GgufSplit.of(metadata);
        json.set("normalizer", split.normalizer());
        json.set("pre_tokenizer", split.preTokenizer());
        json.set("decoder", GgufSplit.bytes(true));
        var model = json.putObject("model").put("type", "BPE");
        model.put("fuse_unk", false).put("byte_fallback", false).put("ignore_merges", split.keepsWholeTokens());
        model.set("vocab", vocabulary.json());
        model.set("merges", merges(metadata, vocabulary));
    }

    private static ArrayNode merges(GgufMetadata metadata, GgufVocabulary vocabulary) {
        var merges = metadata.texts(MERGES);
        var json = JsonNodeFactory.instance.arrayNode(merges.size());
        for (int i = 0; i < merges.size(); i++) {
            var merge = merges.get(i);
            int blank = merge.indexOf(' ', 1);
            if (blank < 0 || !isMerge(merge.substring(0, blank), merge.substring(blank + 1), vocabulary)) {
                throw new ModelProblem(
                        metadata.file(),
                        MERGES + "[" + i + "]",
                        '"' + merge + '"',
                        "two tokens of the vocabulary that make a third, with a blank between them, are expected");
            }
            json.addArray().add(merge.substring(0, blank)).add(merge.substring(blank + 1));
        }
        return json;
    }

    private static boolean isMerge(String left, String right, GgufVocabulary vocabulary) {
        var ids = vocabulary.ids();
        return ids.containsKey(left) && ids.containsKey(right) && ids.containsKey(left + right);
    }
}
