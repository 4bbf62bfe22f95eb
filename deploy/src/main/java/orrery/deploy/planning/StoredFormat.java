package orrery.deploy.planning;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import orrery.node.architecture.Parameter;
import orrery.node.checkpoint.ModelProblem;
import orrery.node.format.Formats;
import orrery.node.format.NumberFormat;
import orrery.node.model.EmbeddedModel;
import orrery.node.model.ModelFolder;
import orrery.node.scenario.ModelSource;

/** What a model's file keeps its weights as, which is what devices hold where a scenario asks for nothing else. */
public final class StoredFormat {
    private StoredFormat() {}

    /** The formats, where the weights are left as they are stored those of the file; weights from a seed are float32. */
    public static Formats in(Formats formats, ModelSource source) {
        return formats.weights() == NumberFormat.F32
                ? of(source).map(formats::withWeights).orElse(formats)
                : formats;
    }

    private static Optional<NumberFormat> of(ModelSource source) {
        return switch (source) {
            case ModelSource.Embedded(var name) -> of(ModelFolder.open(EmbeddedModel.folder(name)));
            case ModelSource.Folder(var path) -> of(ModelFolder.open(Path.of(path)));
            case ModelSource.Gguf(var path) -> of(ModelFolder.open(Path.of(path)));
            case ModelSource.Seeded _ -> Optional.empty();
        };
    }

    /** By its largest matrices; empty where the weights are not there, which a plan does not need. */
    private static Optional<NumberFormat> of(ModelFolder folder) {
        var largest = Parameter.of(folder.architecture()).stream()
                .filter(parameter -> parameter.block() >= 0)
                .max(Comparator.comparingLong(Parameter::elements))
                .orElseThrow();
        var rows = largest.shape().rows();
        var columns = largest.shape().columns();
        try {
            var bytes = folder.weights()
                    .slice(largest.part(), largest.block(), 0, 0, rows, 0, columns)
                    .bytes();
            return Arrays.stream(NumberFormat.values())
                    .filter(format -> format != NumberFormat.F16 && format.bytes(rows, columns) == bytes)
                    .findFirst();
        } catch (ModelProblem notThere) {
            return Optional.empty();
        }
    }
}
