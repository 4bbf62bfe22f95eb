package orrery.deploy.quality;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import orrery.deploy.scenario.InputProblem;
import orrery.node.checkpoint.ModelProblem;
import orrery.node.family.Configurations;
import orrery.node.model.EmbeddedModel;
import orrery.node.model.ModelFolder;
import orrery.node.model.Weights;
import orrery.node.scenario.ModelSource;
import orrery.node.seeded.SeededWeights;

/**
 * A model with a text in its own tokens.
 *
 * @param about what the text is, for a reader
 */
public record ModelText(Weights weights, int[] text, String about) {
    private static final long LARGEST = 64_000_000;

    /**
     * @param file to read; empty takes the validation text that an embedded model brings, or, for seeded weights, which
     *     know no language, seeded tokens
     * @param most tokens to take
     * @throws ModelProblem where the model's files are not what they should be
     * @throws InputProblem where there is no text
     */
    public static ModelText open(ModelSource source, Optional<Path> file, int most) throws IOException {
        return switch (source) {
            case ModelSource.Embedded(var name) -> {
                var folder = EmbeddedModel.folder(name);
                yield read(folder, file.orElse(folder.resolve("valid.txt")), most);
            }
            case ModelSource.Folder(var path) -> read(Path.of(path), require(file), most);
            case ModelSource.Gguf(var path) -> read(Path.of(path), require(file), most);
            case ModelSource.Seeded(var configuration, var seed) -> seeded(configuration, seed, most);
        };
    }

    private static Path require(Optional<Path> file) {
        return file.orElseThrow(() -> InputProblem.of(
                "--text", "", "nothing", "a text file in UTF-8", "name one, since this model brings none"));
    }

    private static ModelText read(Path model, Path file, int most) throws IOException {
        var folder = ModelFolder.open(model);
        try (var tokenizer = folder.tokenizer()) {
            var tokens = tokenizer.encode(text(file));
            if (tokens.length < 2) {
                throw InputProblem.of(
                        "--text", "", tokens.length + " tokens in " + file, "a text of 2 tokens or more", "");
            }
            return new ModelText(
                    folder.weights(), Arrays.copyOf(tokens, Math.min(tokens.length, most)), file.toString());
        }
    }

    private static String text(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw InputProblem.of("--text", "", "no file " + file, "a text file in UTF-8", "");
        }
        if (Files.size(file) > LARGEST) {
            throw InputProblem.of("--text", "", Files.size(file) + " bytes", "at most " + LARGEST + " bytes", "cut it");
        }
        try {
            return Files.readString(file);
        } catch (CharacterCodingException broken) {
            throw InputProblem.of("--text", "", "bytes that are not UTF-8 in " + file, "a text file in UTF-8", "");
        }
    }

    private static ModelText seeded(String configuration, long seed, int most) {
        var architecture = Configurations.find(configuration);
        var random = new SplittableRandom(seed);
        var text = random.ints(most, 0, architecture.vocabulary()).toArray();
        return new ModelText(new SeededWeights(architecture, seed), text, "seeded tokens");
    }
}
