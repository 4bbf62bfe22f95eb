package orrery.deploy.verification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.verification.Table.Model;
import orrery.deploy.verification.Table.Plan;

/**
 * The cases of the fixed table.
 *
 * @param all in the table's order: model by model
 * @param leftOut names of models whose files nobody named
 */
public record Cases(List<Case> all, List<String> leftOut) {

    /**
     * @param folder where the models that come in files are
     * @throws InputProblem where they are not there
     */
    public static Cases shipped(Optional<Path> folder) {
        var table = Table.shipped();
        var all = new ArrayList<Case>();
        var leftOut = new ArrayList<String>();
        for (var model : table.models()) {
            if (model.isFile() && folder.isEmpty()) {
                leftOut.add(model.name());
                continue;
            }
            var making = new CaseMaker(table, model, folder);
            table.plans().stream()
                    .filter(plan -> plan.names(model))
                    .map(making::of)
                    .forEach(all::add);
        }
        return new Cases(List.copyOf(all), List.copyOf(leftOut));
    }

    /**
     * Those with {@code text} in their name, whatever the case of its letters.
     *
     * @throws InputProblem where there is none
     */
    public Cases only(String text) {
        var wanted = text.toLowerCase(Locale.ROOT);
        var some = all.stream()
                .filter(one -> one.name().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
        if (some.isEmpty()) {
            throw InputProblem.of(
                    "--only",
                    "",
                    "\"" + text + "\", which is in no case",
                    "a part of a case's name, such as \"" + all.getFirst().name() + "\"",
                    leftOut.isEmpty() ? "" : "name the folder of " + String.join(", ", leftOut) + " with --models");
        }
        return new Cases(some, leftOut);
    }

    /** Makes the cases of one model. */
    private record CaseMaker(Table table, Model model, Optional<Path> folder) {

        Case of(Plan plan) {
            var settings = new ArrayList<String>();
            settings.add("topology=" + JsonNodeFactory.instance.textNode(plan.topology()));
            settings.add("model=" + located());
            settings.add("plan=" + plan.degrees());
            settings.add("load=" + load());
            Optional.ofNullable(plan.formats()).ifPresent(formats -> settings.add("formats=" + formats));
            return new Case(model.name(), plan.name(), settings);
        }

        private JsonNode located() {
            if (!model.isFile()) {
                return model.model();
            }
            var kind = model.model().fieldNames().next();
            return JsonNodeFactory.instance
                    .objectNode()
                    .put(kind, file(model.model().get(kind).asText()).toString());
        }

        private JsonNode load() {
            var load = model.load() == null ? table.load() : model.load();
            return model.texts() == null ? load : withTexts(load.deepCopy());
        }

        private JsonNode withTexts(ObjectNode load) {
            var list = load.putObject("prompts").putArray("list");
            for (var text : model.texts()) {
                var whole = SavedText.read(file(text.file()));
                list.addObject().put("prompt", text.prompt()).put("expected_answer", whole.after(text.prompt()));
            }
            return load;
        }

        private Path file(String name) {
            var path = folder.orElseThrow().resolve(name).toAbsolutePath().normalize();
            if (!Files.exists(path)) {
                throw InputProblem.of("--models", "", folder.get() + " without " + name, "a folder with it", "");
            }
            return path;
        }
    }
}
