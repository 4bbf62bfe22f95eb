package orrery.node.trace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import orrery.node.trace.Traces.Group;

/** The ranks of each group as ASTRA-sim has them: {@code {"0": [0, 1, 2], "1": [3, 4, 5]}}. */
final class GroupFile {
    private static final long LARGEST = 100_000_000;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private GroupFile() {}

    /** @throws TraceProblem where it is not what it should be */
    static List<Group> read(Path file) {
        var groups = new ArrayList<Group>();
        tree(file)
                .properties()
                .forEach(entry -> groups.add(new Group(entry.getKey(), ranks(file, entry.getKey(), entry.getValue()))));
        return groups;
    }

    private static JsonNode tree(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
                throw problem(file, "", "no file of up to " + LARGEST + " bytes");
            }
            var root = MAPPER.readTree(file.toFile());
            if (!root.isObject()) {
                throw problem(file, "", root.getNodeType() + " in place of an object");
            }
            return root;
        } catch (JsonProcessingException broken) {
            var where = broken.getLocation();
            var place = where == null ? "" : "line " + where.getLineNr() + ", column " + where.getColumnNr() + ": ";
            throw problem(file, "", place + TraceProblem.quote(broken.getOriginalMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<Integer> ranks(Path file, String name, JsonNode array) {
        var ranks = new ArrayList<Integer>();
        for (var rank : array) {
            if (!rank.isIntegralNumber() || !rank.canConvertToInt() || rank.intValue() < 0) {
                throw problem(file, name, TraceProblem.quote(rank.toString()));
            }
            ranks.add(rank.intValue());
        }
        if (!array.isArray() || ranks.isEmpty() || ranks.stream().distinct().count() != ranks.size()) {
            throw problem(file, name, TraceProblem.quote(array.toString()));
        }
        return ranks;
    }

    private static TraceProblem problem(Path file, String group, String found) {
        return new TraceProblem(
                file.toString(),
                group.isEmpty() ? "" : "group " + TraceProblem.quote(group),
                found,
                "the ranks of each group, each rank once, for example {\"0\": [0, 1, 2]}",
                "");
    }

    static void write(Path file, List<Group> groups) {
        var root = MAPPER.createObjectNode();
        groups.forEach(group -> group.ranks().forEach(root.putArray(group.name())::add));
        try {
            MAPPER.writeValue(file.toFile(), root);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written: " + e.getMessage(), e);
        }
    }
}
