package orrery.node.family;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import orrery.node.architecture.Architecture;
import orrery.node.checkpoint.Fields;
import orrery.node.checkpoint.JsonFile;
import orrery.node.checkpoint.ModelProblem;

/** Configurations that come inside the jar: published models at full size, and a tiny one of every family. */
public final class Configurations {
    private static final String ROOT = "/orrery/models/configs/";

    private static final List<String> PUBLISHED = List.of(
            "llama-2-70b",
            "llama-3.1-8b",
            "llama-3.1-70b",
            "llama-3.1-405b",
            "llama-3.2-1b",
            "llama-3.3-70b",
            "mixtral-8x7b",
            "qwen3-30b-a3b",
            "qwen3-235b-a22b",
            "gpt-oss-20b",
            "gpt-oss-120b",
            "deepseek-r1",
            "kimi-k2",
            "nemotron-3-super-class");

    private static final List<String> TINY = List.of(
            "tiny-llama",
            "tiny-mistral",
            "tiny-qwen2",
            "tiny-qwen3",
            "tiny-mixtral",
            "tiny-qwen3-moe",
            "tiny-gpt-oss",
            "tiny-deepseek-v3",
            "tiny-nemotron-h");

    private Configurations() {}

    /** All names, the published models first. */
    public static List<String> names() {
        return Stream.concat(PUBLISHED.stream(), TINY.stream()).toList();
    }

    /** The published models. */
    public static List<String> published() {
        return PUBLISHED;
    }

    /** One for every family, small enough to run whole in a test, with heads, widths and experts that many degrees divide. */
    public static List<String> tiny() {
        return TINY;
    }

    /**
     * The configuration {@code name}.
     *
     * @throws ModelProblem where there is none, naming those that there are
     */
    public static Architecture named(String name) {
        var file = Path.of(name + ".json");
        if (!names().contains(name)) {
            throw new ModelProblem(
                    file,
                    "configuration",
                    name,
                    "shipped: " + String.join(", ", names()) + "; or a path of a config.json");
        }
        return Configuration.read(new Fields(file, "", JsonFile.parse(file, "JSON", bytes(name))));
    }

    /** The configuration {@code nameOrPath}: a name as {@link #named} takes, else the path of a {@code config.json}. */
    public static Architecture find(String nameOrPath) {
        return nameOrPath.endsWith(".json") ? Configuration.read(Path.of(nameOrPath)) : named(nameOrPath);
    }

    private static byte[] bytes(String name) {
        try (var in = Configurations.class.getResourceAsStream(ROOT + name + ".json")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
