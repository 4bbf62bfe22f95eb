package orrery.deploy.scenario;

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
        return new Setting(FieldPath.ofDotted(key), Syntax.YAML.read(source));
    }

    /** Changes the tree in place; where only one key of an object may stand, the others go. */
    void applyTo(LocatedTree tree, ScenarioSchema schema) {
        var object = (ObjectNode) tree.root();
        for (var walked = FieldPath.ROOT; walked.steps().size() < path.steps().size() - 1; ) {
            walked = walked.child(path.steps().get(walked.steps().size()));
            object = enter(object, walked, tree, schema);
        }
        object.set((String) path.last(), value.root());
        noteOrigins(tree);
    }

    private ObjectNode enter(ObjectNode parent, FieldPath child, LocatedTree tree, ScenarioSchema schema) {
        var key = (String) child.last();
        if (parent.get(key) instanceof ObjectNode there) {
            return schema.isChoice(child) ? there.removeAll() : there;
        }
        tree.keys().put(child, origin());
        tree.values().put(child, origin());
        return parent.putObject(key);
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
