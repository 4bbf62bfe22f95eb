package orrery.deploy.result;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import orrery.deploy.scenario.ShippedScenario;
import orrery.deploy.topology.TopologyArgument;
import orrery.fabric.catalogue.ProcessCatalogue;
import orrery.node.scenario.ModelSource;

/** What a run is made from; what comes with the product is known by its version. */
public final class Inputs {
    private Inputs() {}

    /**
     * Files in the order in which they are read, then what no file holds.
     *
     * @param scenario as it was named
     * @param topology by name, or by the path of its file
     * @param loose what no file holds
     */
    public static List<Input> of(String scenario, String topology, ModelSource model, List<LooseInput> loose) {
        var elsewhere = loose.stream().map(LooseInput::name).collect(Collectors.toSet());
        return Stream.of(
                        Optional.of(scenario)
                                .filter(name -> !ShippedScenario.isName(name) && !elsewhere.contains(name))
                                .map(file -> Input.of("scenario", Path.of(file)))
                                .stream(),
                        Optional.of(topology)
                                .filter(name -> TopologyArgument.isPath(name) && !elsewhere.contains(name))
                                .map(file -> Input.of("topology", Path.of(file)))
                                .stream(),
                        ProcessCatalogue.file().map(file -> Input.of("catalogue", Path.of(file))).stream(),
                        files(model).map(file -> Input.of("model", file)),
                        loose.stream().map(LooseInput::input))
                .flatMap(each -> each)
                .toList();
    }

    private static Stream<Path> files(ModelSource model) {
        return switch (model) {
            case ModelSource.Embedded _ -> Stream.empty();
            case ModelSource.Folder(var path) -> in(Path.of(path)).stream();
            case ModelSource.Gguf(var path) -> Stream.of(Path.of(path));
            case ModelSource.Seeded seeded ->
                Stream.of(seeded.configuration()).map(Path::of).filter(Files::isRegularFile);
        };
    }

    private static List<Path> in(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be read: " + e.getMessage(), e);
        }
    }
}
