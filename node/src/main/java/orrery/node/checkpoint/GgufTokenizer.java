package orrery.node.checkpoint;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Says in the form of {@code tokenizer.json} what the metadata of a GGUF file says about text and tokens.
 *
 * <p>Two kinds are known: {@code llama}, SentencePiece's byte-pair encoding with a score for each token, and {@code
 * gpt2}, byte-level byte-pair encoding with its merges.
 */
final class GgufTokenizer {
    private static final String KIND = "tokenizer.ggml.model";
    private static final String ADDS_BEGIN = "tokenizer.ggml.add_bos_token";
    private static final String BEGIN = "tokenizer.ggml.bos_token_id";

    private GgufTokenizer() {}

    static ObjectNode json(GgufMetadata metadata) {
        var vocabulary = GgufVocabulary.read(metadata);
        var json = JsonNodeFactory.instance.objectNode().put("version", "1.0");
        json.putNull("truncation");
        json.putNull("padding");
        json.set("added_tokens", vocabulary.addedTokens());
        if (isScored(metadata)) {
            GgufScored.add(json, metadata, vocabulary);
        } else {
            GgufMerged.add(json, metadata, vocabulary);
        }
        if (addsBegin(metadata)) {
            int id = metadata.integer(BEGIN, 0, vocabulary.size() - 1);
            json.set("post_processor", begin(vocabulary.token(id), id));
        } else {
            json.putNull("post_processor");
        }
        return json;
    }

    /** What the file says; where it says nothing, what its kind of tokenizer does. */
    static boolean addsBegin(GgufMetadata metadata) {
        return metadata.flagOr(ADDS_BEGIN, isScored(metadata) || GgufSplit.of(metadata) == GgufSplit.LLAMA_3);
    }

    private static boolean isScored(GgufMetadata metadata) {
        return switch (metadata.text(KIND)) {
            case "llama" -> true;
            case "gpt2" -> false;
            default ->
                throw metadata.problem(
                        KIND, "supported: llama, gpt2; use the model's Hugging Face folder with its tokenizer.json");
        };
    }

    /** Puts the begin token in front of every text. */
    private static ObjectNode begin(String token, int id) {
        var processor = JsonNodeFactory.instance.objectNode().put("type", "TemplateProcessing");
        for (var name : new String[] {"single", "pair"}) {
            var parts = processor.putArray(name);
            parts.addObject().putObject("SpecialToken").put("id", token).put("type_id", 0);
            parts.addObject().putObject("Sequence").put("id", "A").put("type_id", 0);
            if (name.equals("pair")) {
                parts.addObject().putObject("Sequence").put("id", "B").put("type_id", 1);
            }
        }
        var special = processor.putObject("special_tokens").putObject(token).put("id", token);
        special.putArray("ids").add(id);
        special.putArray("tokens").add(token);
        return processor;
    }
}
