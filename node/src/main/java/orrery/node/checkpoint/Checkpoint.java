package orrery.node.checkpoint;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import orrery.node.tensor.Matrix;

/** The weights of a model: tensors by name, in one mapped file or several. */
public interface Checkpoint {

    /**
     * Maps and checks the weights of {@code path}: a folder with {@code model.safetensors} or {@code
     * model.safetensors.index.json}, or one file of either kind.
     *
     * @throws ModelProblem where a file is missing or cannot be what it says
     */
    static Checkpoint open(Path path) {
        if (Files.isDirectory(path)) {
            return ShardedSafetensors.inFolder(path);
        }
        return path.toString().endsWith(".gguf") ? Gguf.open(path) : Safetensors.open(path);
    }

    /** The file that lists the tensors, to name where one is missing. */
    Path file();

    /** The name of every tensor, in the order of the files. */
    Set<String> names();

    /** The tensor {@code name}; a {@link ModelProblem} where there is none. */
    Stored tensor(String name);

    default boolean has(String name) {
        return names().contains(name);
    }

    /**
     * The tensor {@code name} as a matrix, a view, with the scales that lie beside it in tensors of their own.
     *
     * @throws ModelProblem where it is missing, has another shape or is stored in a way that nothing computes with
     */
    default Matrix matrix(String name, int rows, int columns) {
        return new ScaledWeights(this, rows, columns).matrix(name);
    }

    /** The same of one expert of the stack {@code name}, (experts, rows, columns). */
    default Matrix expert(String name, int expert, int rows, int columns) {
        return new ScaledWeights(this, rows, columns).expert(name, expert);
    }

    /** A copy of the tensor {@code name} of one dimension, widened to float32. */
    default float[] vector(String name, int length) {
        return tensor(name).vector(length);
    }

    /** What to throw where the tensor {@code name} is asked for and absent. */
    default ModelProblem missing(String name) {
        return new ModelProblem(
                file(), name, "no such tensor", "the model's configuration asks for it; do the two belong together?");
    }
}
