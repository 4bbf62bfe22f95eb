package orrery.deploy.quality;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import orrery.deploy.scenario.InputProblem;
import orrery.node.family.Configurations;
import orrery.node.scenario.ModelSource;
import orrery.protocol.naming.Spelling;

/** A model as one word of a command line: an embedded one, a shipped configuration, a folder, a GGUF file or a config.json. */
public final class ModelWord {
    private static final String EMBEDDED = "orrery-tiny";

    private ModelWord() {}

    /**
     * @param seed of the weights where only a configuration is named
     * @throws InputProblem where it is none of them
     */
    public static ModelSource read(String word, long seed) {
        if (word.equals(EMBEDDED)) {
            return new ModelSource.Embedded(word);
        }
        if (Configurations.names().contains(word)) {
            return new ModelSource.Seeded(word, seed);
        }
        return file(word, seed);
    }

    private static ModelSource file(String word, long seed) {
        var path = path(word);
        var full = path.toAbsolutePath().normalize().toString();
        if (Files.isDirectory(path)) {
            return new ModelSource.Folder(full);
        }
        if (Files.isRegularFile(path)) {
            return word.endsWith(".json") ? new ModelSource.Seeded(full, seed) : new ModelSource.Gguf(full);
        }
        var known = new ArrayList<>(List.of(EMBEDDED));
        known.addAll(Configurations.names());
        throw InputProblem.of(
                "MODEL",
                "",
                "\"" + word + "\"",
                String.join(", ", known) + ", a folder, a GGUF file or a config.json",
                Spelling.didYouMean(word, known));
    }

    private static Path path(String word) {
        try {
            return Path.of(word);
        } catch (InvalidPathException unusable) {
            throw InputProblem.of("MODEL", "", unusable.getReason(), "a path", "");
        }
    }
}
