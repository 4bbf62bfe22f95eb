package orrery.node.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/** JSON text that somebody else wrote: read within bounds, and refused with the place where it breaks. */
public final class JsonFile {
    private static final long LARGEST = 100_000_000;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonFile() {}

    /** The object in {@code file}. */
    public static JsonNode read(Path file) {
        try {
            long size = Files.size(file);
            if (size > LARGEST) {
                throw new ModelProblem(file, "size", size + " bytes", "at most " + LARGEST + " bytes are read as JSON");
            }
            return parse(file, "JSON", Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new ModelProblem(file, "file", "nothing", "a model folder needs this file", e);
        } catch (IOException e) {
            throw new ModelProblem(file, "file", String.valueOf(e.getMessage()), "it must be readable", e);
        }
    }

    /** The object in {@code bytes}, which are the part {@code field} of {@code file}. */
    public static JsonNode parse(Path file, String field, byte[] bytes) {
        try {
            var root = MAPPER.readTree(new String(bytes, StandardCharsets.UTF_8));
            if (!root.isObject()) {
                throw new ModelProblem(file, field, kind(root), "a JSON object { ... } is expected");
            }
            return root;
        } catch (JsonProcessingException e) {
            var where = e.getLocation();
            var place = where == null ? "" : "line " + where.getLineNr() + ", column " + where.getColumnNr() + ": ";
            throw new ModelProblem(file, field, place + e.getOriginalMessage(), "valid JSON is expected", e);
        }
    }

    public static String kind(JsonNode node) {
        return node.isMissingNode() ? "nothing" : node.getNodeType().name().toLowerCase(Locale.ROOT);
    }
}
