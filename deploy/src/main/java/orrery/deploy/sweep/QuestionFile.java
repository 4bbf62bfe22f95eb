package orrery.deploy.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import orrery.deploy.scenario.FieldPath;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.scenario.LocatedTree;
import orrery.deploy.scenario.Origin;
import orrery.deploy.scenario.ScenarioInput;
import orrery.deploy.scenario.ScenarioSchema;
import orrery.deploy.scenario.ShippedScenario;
import orrery.deploy.sweep.Axis.Value;

/** A sweep file that keeps to its schema, and where each of its settings stands. */
final class QuestionFile {
    private static final FieldPath MATRIX = FieldPath.ROOT.child("matrix");
    private static final FieldPath SET = FieldPath.ROOT.child("set");

    private final LocatedTree tree;
    private final String stem;
    private final Path folder;
    private final Map<String, Origin> origins = new HashMap<>(); // by setting

    /**
     * @param stem what the sweep is called where the file does not say it
     * @param folder that paths are relative to
     */
    QuestionFile(LocatedTree tree, String stem, Path folder) {
        this.tree = tree;
        this.stem = stem;
        this.folder = folder;
        ScenarioSchema.ofSweep().fillDefaults((ObjectNode) tree.root());
    }

    /** @param typed settings that win over what stands here of the same key */
    Question question(TypedSettings typed) {
        return question(scenario(tree.root().get("scenario").asText()), typed);
    }

    /** Of another scenario than the file names. */
    Question question(ScenarioInput scenario, TypedSettings typed) {
        var root = tree.root();
        return new Question(
                root.path("name").asText(stem),
                root.path("about").asText("").strip(),
                scenario,
                axes(typed),
                settings(root.path("set"), SET),
                typed.single(),
                shown(),
                metric(FieldPath.ROOT.child("x")),
                metric(FieldPath.ROOT.child("y")));
    }

    /** Where a setting stands; empty where it stands in no file. */
    Optional<Origin> origin(String setting) {
        return Optional.ofNullable(origins.get(setting));
    }

    private ScenarioInput scenario(String named) {
        try {
            return ScenarioInput.named(
                    ShippedScenario.isName(named)
                            ? named
                            : folder.resolve(named).toAbsolutePath().normalize().toString());
        } catch (InvalidPathException unusable) {
            var at = FieldPath.ROOT.child("scenario");
            throw new InputProblem(tree.value(at), at.toString(), unusable.getReason(), "a path", "");
        }
    }

    /** Those of the file in their order, then those that were typed and are new. */
    private List<Axis> axes(TypedSettings typed) {
        var axes = new LinkedHashMap<String, Axis>();
        tree.root()
                .path("matrix")
                .properties()
                .forEach(entry -> axes.put(entry.getKey(), axis(entry.getKey(), entry.getValue())));
        typed.singleKeys().forEach(axes::remove);
        typed.axes().forEach(axis -> axes.put(axis.name(), axis));
        return List.copyOf(axes.values());
    }

    /** Of values that are listed twice the first stays. */
    private Axis axis(String name, JsonNode values) {
        var read = new LinkedHashMap<String, Value>();
        (values.isArray() ? listed(name, values) : labelled(name, values))
                .forEach(value -> read.putIfAbsent(value.label(), value));
        return new Axis(name, List.copyOf(read.values()));
    }

    private Stream<Value> listed(String name, JsonNode values) {
        return IntStream.range(0, values.size())
                .mapToObj(number -> value(
                        name,
                        label(values.get(number)),
                        values.get(number),
                        MATRIX.child(name).child(number)));
    }

    /** Values of a field, or where there is no such field, fields that are set together. */
    private Stream<Value> labelled(String name, JsonNode values) {
        var isField = ScenarioSchema.isOfScenario(FieldPath.ofDotted(name));
        return values.propertyStream().map(entry -> {
            var at = MATRIX.child(name).child(entry.getKey());
            return !isField && entry.getValue().isObject()
                    ? new Value(entry.getKey(), settings(entry.getValue(), at))
                    : value(name, entry.getKey(), entry.getValue(), at);
        });
    }

    private Value value(String field, String label, JsonNode value, FieldPath at) {
        return new Value(label, List.of(setting(field, value, at)));
    }

    private List<String> settings(JsonNode fields, FieldPath at) {
        var settings = new ArrayList<String>();
        fields.properties()
                .forEach(entry -> settings.add(setting(entry.getKey(), entry.getValue(), at.child(entry.getKey()))));
        return settings;
    }

    /** JSON is YAML, too. */
    private String setting(String field, JsonNode value, FieldPath at) {
        var setting = field + "=" + value;
        origins.put(setting, tree.value(at));
        return setting;
    }

    private static String label(JsonNode value) {
        return value.isValueNode()
                ? value.asText()
                : value.toString().replaceAll("[\"{}]", "").replace(",", " ");
    }

    private List<Metric> shown() {
        var metrics = FieldPath.ROOT.child("metrics");
        return IntStream.range(0, tree.at(metrics).size())
                .mapToObj(number -> metric(metrics.child(number)))
                .toList();
    }

    private Metric metric(FieldPath at) {
        return Metric.named(tree.at(at).asText(), tree.value(at), at.toString());
    }
}
