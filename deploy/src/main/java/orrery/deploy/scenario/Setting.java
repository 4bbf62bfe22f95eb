package orrery.deploy.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One {@code --set key=value}: replaces what a scenario says of a field.
 *
 * @param path the field
 * @param value what it becomes, read as YAML
 */
record Setting(FieldPath path, LocatedTree value) {

    static Setting parse(String text) {
        var equals = text.indexOf('=');
        if (equals < 1) {
            throw InputProblem.of(
                    "--set " + text, "", "no key and value", "KEY=VALUE", "for example --set load.new_tokens=16");
        }
        var key = text.substring(0, equals);
        var value = text.substring(equals + 1);
        if (value.length() > ScenarioFile.BYTES_MAX) {
            throw InputProblem.of("--set " + key, key, "more than 1 MB", "at most 1 MB", "put it into a file");
        }
        var source = new SourceText("--set " + key, value.isBlank() ? "null" : value);
        return new Setting(ShortNames.field(key), Syntax.YAML.read(source));
    }

    /** Changes the tree in place; where only one key of an object may stand, the others go. */
    void applyTo(LocatedTree tree, ScenarioSchema schema) {
        var node = tree.root();
        for (var walked = FieldPath.ROOT; walked.steps().size() < path.steps().size() - 1; ) {
            walked = walked.child(path.steps().get(walked.steps().size()));
            node = node instanceof ArrayNode list
                    ? element(list, walked)
                    : enter((ObjectNode) node, walked, tree, schema);
        }
        if (node instanceof ArrayNode list) {
            element(list, path);
            list.set((Integer) path.last(), value.root());
        } else {
            ((ObjectNode) node).set((String) path.last(), value.root());
        }
        noteOrigins(tree);
    }

    private JsonNode enter(ObjectNode parent, FieldPath child, LocatedTree tree, ScenarioSchema schema) {
        var key = (String) child.last();
        if (path.steps().get(child.steps().size()) instanceof Integer) {
            return parent.get(key) instanceof ArrayNode list ? list : nowhere(child, "no list");
        }
        if (parent.get(key) instanceof ObjectNode there) {
            return schema.isChoice(child) ? there.removeAll() : there;
        }
        tree.keys().put(child, origin());
        tree.values().put(child, origin());
        return parent.putObject(key);
    }

    /** What stands at a position of a list, to be changed. */
    private JsonNode element(ArrayNode list, FieldPath at) {
        var isLast = at.steps().size() == path.steps().size();
        var element = list.path((Integer) at.last());
        if (element.isMissingNode()) {
            return nowhere(at, "the element " + at.last() + " of a list of " + list.size());
        }
        return isLast || element instanceof ObjectNode ? element : nowhere(at, "no keys");
    }

    private JsonNode nowhere(FieldPath at, String found) {
        throw new InputProblem(origin(), at.toString(), found, "an element that is there, counted from 0", "");
    }

    private void noteOrigins(LocatedTree tree) {
        tree.keys().put(path, origin());
        value.keys().forEach((below, _) -> tree.keys().put(under(below), origin()));
        value.values().forEach((below, _) -> tree.values().put(under(below), origin()));
    }

    private FieldPath under(FieldPath below) {
        var full = path;
        for (var step : below.steps()) {
            full = full.child(step);
        }
        return full;
    }

    private Origin origin() {
        return Origin.of("--set " + path);
    }
}
