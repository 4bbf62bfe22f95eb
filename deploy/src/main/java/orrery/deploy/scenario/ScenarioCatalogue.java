package orrery.deploy.scenario;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import orrery.fabric.catalogue.CatalogueProblem;
import orrery.fabric.catalogue.ProcessCatalogue;

/** The rows that a scenario adds to the catalogue: this process works with them from here on, until its command ends. */
final class ScenarioCatalogue {
    private static final FieldPath FIELD = FieldPath.ofDotted("catalogue");

    private ScenarioCatalogue() {}

    /** @throws InputProblem where the file cannot be used, or the command line names another one */
    static void use(LocatedTree tree, Path folder) {
        if (tree.at(FIELD).isMissingNode()) {
            return;
        }
        var file = new NamedPaths(tree, folder).path(FIELD);
        ProcessCatalogue.file().ifPresent(other -> refuseAnother(tree, file, Path.of(other)));
        try {
            ProcessCatalogue.use(Optional.of(file.toString()));
        } catch (CatalogueProblem unusable) {
            throw Files.exists(file)
                    ? CatalogueRemark.of(unusable, tree.value(FIELD), FIELD.toString())
                    : problem(
                            tree,
                            unusable.found(),
                            "a file with a table for each section, as orrery calibrate writes it",
                            "the path is relative to the scenario file");
        }
    }

    private static void refuseAnother(LocatedTree tree, Path file, Path other) {
        if (!Files.exists(file)
                || !file.toAbsolutePath()
                        .normalize()
                        .equals(other.toAbsolutePath().normalize())) {
            throw problem(tree, file + ", and --catalogue " + other, "one of them", "leave out --catalogue");
        }
    }

    private static InputProblem problem(LocatedTree tree, String found, String allowed, String remedy) {
        return new InputProblem(tree.value(FIELD), FIELD.toString(), found, allowed, remedy);
    }
}
