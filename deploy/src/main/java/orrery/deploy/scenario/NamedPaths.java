package orrery.deploy.scenario;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Paths that fields name: relative to the scenario file, or to the working folder where {@code --set} gave them. */
final class NamedPaths {
    private final LocatedTree tree;
    private final Path folder;

    NamedPaths(LocatedTree tree, Path folder) {
        this.tree = tree;
        this.folder = folder;
    }

    Path path(FieldPath field) {
        var text = tree.at(field).asText();
        try {
            return tree.value(field).isSpot() ? folder.resolve(text) : Path.of(text);
        } catch (InvalidPathException unusable) {
            throw new InputProblem(tree.value(field), field.toString(), unusable.getReason(), "a path", "");
        }
    }
}
