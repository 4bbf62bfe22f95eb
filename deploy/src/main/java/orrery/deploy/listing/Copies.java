package orrery.deploy.listing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import orrery.deploy.report.Json;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.scenario.ScenarioInput;
import orrery.deploy.scenario.ScenarioSchema;
import orrery.deploy.scenario.ShippedScenario;
import orrery.deploy.sweep.ShippedSweep;
import orrery.protocol.naming.Spelling;

/** A shipped scenario or sweep as a file of one's own, with the schema beside it that its first line tells editors of. */
public final class Copies {
    private static final String OPTION = "--copy";
    private static final String MODELINE = "# yaml-language-server: $schema=";

    private final Path folder;

    /** @param folder that gets the files */
    public Copies(Path folder) {
        this.folder = folder;
    }

    /**
     * Copies one.
     *
     * @return what was written: the copy first
     * @throws InputProblem where there is none of that name, or a file of that name is there already
     */
    public List<Path> of(String name) {
        var isSweep = ShippedSweep.NAMES.contains(name);
        if (!isSweep && !ShippedScenario.NAMES.contains(name)) {
            throw unknown(name);
        }
        var text = isSweep ? ShippedSweep.open(name) : ScenarioInput.named(name).text();
        var schema = isSweep ? ScenarioSchema.ofSweep() : ScenarioSchema.ofScenario();
        var schemaName = (isSweep ? "sweep" : "scenario") + ".schema.json";
        var copy = write(name + ".yaml", told(text.text(), schemaName));
        return List.of(copy, schema(schemaName, Json.text(schema.document())));
    }

    private static InputProblem unknown(String name) {
        var names = Stream.concat(ShippedScenario.NAMES.stream(), ShippedSweep.NAMES.stream())
                .toList();
        return InputProblem.of(
                OPTION, "", "\"" + name + "\"", String.join(", ", names), Spelling.didYouMean(name, names));
    }

    /** With the line that names the schema beside the copy, instead of the one that names it where the product keeps it. */
    private static String told(String text, String schemaName) {
        var rest = text.startsWith(MODELINE) ? text.substring(text.indexOf('\n') + 1) : text;
        return MODELINE + "./" + schemaName + "\n" + rest;
    }

    /** One that is there may be that of another version, and serves the files beside it: it stays as it is. */
    private Path schema(String name, String text) {
        var file = folder.resolve(name);
        return Files.exists(file) ? file : write(name, text);
    }

    private Path write(String name, String text) {
        var file = folder.resolve(name);
        if (Files.exists(file)) {
            throw InputProblem.of(
                    OPTION, "", file + ", which is there already", "a name that is free", "rename that file");
        }
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written: " + e, e);
        }
    }
}
