package orrery.node.model;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import orrery.node.architecture.Architecture;
import orrery.node.checkpoint.Fields;
import orrery.node.checkpoint.GgufModel;
import orrery.node.checkpoint.JsonFile;
import orrery.node.checkpoint.ModelProblem;

/**
 * Text to token ids and back, as the model's {@code tokenizer.json} says.
 *
 * <p>The work is done by the Hugging Face tokenizers library; nothing is asked of any network.
 */
public final class TextTokenizer implements Tokenizer {
    static {
        // The binding would otherwise report its use and look for a GPU build of itself.
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("RUST_FLAVOR", "cpu");
    }

    /** Prompts are taken whole: the binding cuts at 512 ids unless told not to. */
    private static final Map<String, String> WHOLE = Map.of("truncation", "false", "padding", "false");

    private final HuggingFaceTokenizer library;
    private final OptionalInt begin;

    private TextTokenizer(HuggingFaceTokenizer library, OptionalInt begin) {
        this.library = library;
        this.begin = begin;
    }

    /** Reads the tokenizer of {@code folder} and checks that its ids fit the vocabulary of {@code architecture}. */
    public static TextTokenizer open(Path folder, Architecture architecture) {
        var file = folder.resolve("tokenizer.json");
        var json = JsonFile.read(file);
        requireFit(file, json, architecture);
        return read(file, json, begin(folder, architecture));
    }

    /** Takes the vocabulary of a GGUF file and checks that its ids fit the vocabulary of {@code architecture}. */
    public static TextTokenizer of(GgufModel model, Architecture architecture) {
        var file = model.file().file();
        var json = model.tokenizer();
        requireFit(file, json, architecture);
        return read(file, json, model.addsBeginToken() ? architecture.beginToken() : OptionalInt.empty());
    }

    @Override
    public int[] encode(String text) {
        var ids = toInts(library.encode(text, true, false).getIds());
        if (begin.isEmpty() || (ids.length > 0 && ids[0] == begin.getAsInt())) {
            return ids;
        }
        return IntStream.concat(IntStream.of(begin.getAsInt()), Arrays.stream(ids))
                .toArray();
    }

    @Override
    public String decode(int... ids) {
        return library.decode(IntStream.of(ids).asLongStream().toArray(), true);
    }

    @Override
    public void close() {
        library.close();
    }

    private static TextTokenizer read(Path file, JsonNode json, OptionalInt begin) {
        try (var text = new ByteArrayInputStream(json.toString().getBytes(StandardCharsets.UTF_8))) {
            return new TextTokenizer(HuggingFaceTokenizer.newInstance(text, WHOLE), begin);
        } catch (IOException | RuntimeException e) {
            throw new ModelProblem(
                    file, "tokenizer", String.valueOf(e.getMessage()), "the tokenizers library must accept it", e);
        }
    }

    private static int[] toInts(long[] ids) {
        return LongStream.of(ids).mapToInt(Math::toIntExact).toArray();
    }

    private static OptionalInt begin(Path folder, Architecture architecture) {
        var file = folder.resolve("tokenizer_config.json");
        boolean wanted = Files.exists(file) && Fields.of(file).flagOr("add_bos_token", false);
        return wanted ? architecture.beginToken() : OptionalInt.empty();
    }

    private static void requireFit(Path file, JsonNode json, Architecture architecture) {
        var vocabulary = json.path("model").path("vocab");
        if (vocabulary.isArray()) {
            requireId(file, architecture, vocabulary.size() - 1L);
        } else {
            vocabulary.forEach(id -> requireId(file, architecture, id));
        }
        json.path("added_tokens").forEach(token -> requireId(file, architecture, token.path("id")));
    }

    private static void requireId(Path file, Architecture architecture, JsonNode id) {
        requireId(file, architecture, id.canConvertToLong() ? id.longValue() : Long.MAX_VALUE);
    }

    private static void requireId(Path file, Architecture architecture, long id) {
        if (id < 0 || id >= architecture.vocabulary()) {
            throw new ModelProblem(
                    file,
                    "vocab",
                    "token id " + id,
                    "ids must be below vocab_size " + architecture.vocabulary()
                            + " of config.json; does this tokenizer belong to this model?");
        }
    }
}
