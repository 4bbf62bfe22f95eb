package orrery.node.emulation;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import orrery.node.architecture.Architecture;
import orrery.node.family.Configurations;
import orrery.node.format.Formats;
import orrery.node.model.EmbeddedModel;
import orrery.node.model.ModelFolder;
import orrery.node.model.ReformattedWeights;
import orrery.node.model.SharedSlices;
import orrery.node.model.TokenNumbers;
import orrery.node.model.Tokenizer;
import orrery.node.model.Weights;
import orrery.node.numerics.NumericsKind;
import orrery.node.scenario.ModelSource;
import orrery.node.scenario.ScenarioProblem;
import orrery.node.seeded.SeededWeights;
import orrery.node.seeded.Twin;
import orrery.node.tensor.ElementType;

/**
 * A model as one JVM has it: its weights mapped or made once, however many devices hold slices of them.
 *
 * @param architecture whose sizes and times count
 * @param weights what is computed with: those of the model, or of its twin; null where nothing is computed
 * @param endTokens ids that end a text; none where tokens mean nothing
 */
public record LoadedModel(Architecture architecture, Weights weights, Tokenizer tokenizer, List<Integer> endTokens) {

    /**
     * @param formats what the weights are kept as
     * @param degrees that cut networks and experts: a twin can be cut by those that cut the model
     * @throws orrery.node.checkpoint.ModelProblem where a file is missing or not what it should be
     * @throws ScenarioProblem where the numerics want another kind of model
     */
    static LoadedModel open(ModelSource source, NumericsKind numerics, Formats formats, Collection<Integer> degrees) {
        return switch (source) {
            case ModelSource.Embedded(var name) -> stored(embedded(name, numerics), numerics, formats);
            case ModelSource.Folder(var path) -> stored(Path.of(path), numerics, formats);
            case ModelSource.Gguf(var path) -> stored(Path.of(path), numerics, formats);
            case ModelSource.Seeded(var configuration, var seed) ->
                seeded(Configurations.find(configuration), seed, numerics, formats, degrees);
        };
    }

    /** The same without its weights, of which only those of a folder or file could be wrong. */
    static LoadedModel described(ModelSource source, NumericsKind numerics, Collection<Integer> degrees) {
        if (source instanceof ModelSource.Seeded(var configuration, var _)) {
            var full = Configurations.find(configuration);
            var computed = numerics == NumericsKind.SHADOW ? Twin.of(full, degrees) : full;
            return new LoadedModel(full, null, new TokenNumbers(computed.vocabulary()), List.of());
        }
        var unread = numerics == NumericsKind.REAL ? NumericsKind.NONE : numerics;
        return open(source, unread, Formats.F32, degrees);
    }

    private static Path embedded(String name, NumericsKind numerics) {
        return numerics == NumericsKind.REAL ? EmbeddedModel.folder(name) : EmbeddedModel.described(name);
    }

    private static LoadedModel stored(Path path, NumericsKind numerics, Formats formats) {
        var folder = ModelFolder.open(path);
        return switch (numerics) {
            case REAL ->
                new LoadedModel(
                        folder.architecture(),
                        new SharedSlices(kept(folder.weights(), formats)),
                        folder.tokenizer(),
                        folder.architecture().endTokens());
            case NONE -> new LoadedModel(folder.architecture(), null, folder.tokenizer(), List.of());
            case SHADOW ->
                throw new ScenarioProblem(
                        "numerics",
                        "shadow, with a model that has weights",
                        "real or none, or a model without: model.config",
                        "name the model's config.json as model.config.name");
        };
    }

    private static LoadedModel seeded(
            Architecture full, long seed, NumericsKind numerics, Formats formats, Collection<Integer> degrees) {
        return switch (numerics) {
            case REAL -> withoutText(full, made(full, seed, formats));
            case SHADOW -> withoutText(full, kept(new SeededWeights(Twin.of(full, degrees), seed), formats));
            case NONE -> new LoadedModel(full, null, new TokenNumbers(full.vocabulary()), List.of());
        };
    }

    /** What is no block format is made as it is kept, without a float32 of each weight first. */
    private static Weights made(Architecture full, long seed, Formats formats) {
        if (formats.attention() != formats.weights()) {
            return kept(new SeededWeights(full, seed), formats);
        }
        return switch (formats.weights()) {
            case BF16 -> new SeededWeights(full, seed, ElementType.BF16);
            case F16 -> new SeededWeights(full, seed, ElementType.F16);
            case F32, FP8_E4M3, FP8_E5M2, FP8_BLOCK, NVFP4, MXFP4, Q8_0, Q4_0, Q4_K, Q6_K ->
                kept(new SeededWeights(full, seed), formats);
        };
    }

    /** Tokens are those of what is computed with. */
    private static LoadedModel withoutText(Architecture full, Weights weights) {
        var computed = weights.architecture();
        return new LoadedModel(
                full, new SharedSlices(weights), new TokenNumbers(computed.vocabulary()), computed.endTokens());
    }

    private static Weights kept(Weights weights, Formats formats) {
        return formats.keepsWeights() ? weights : new ReformattedWeights(weights, formats);
    }
}
