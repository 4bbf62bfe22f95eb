package orrery.deploy.topology;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import orrery.deploy.scenario.FieldPath;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.scenario.LocatedTree;
import orrery.fabric.topology.Blueprint.DeviceLine;
import orrery.fabric.topology.Blueprint.WireLine;

/** Writes out the ranges of a YAML topology: one line for each device and each pair that is wired. */
final class YamlRows {
    private static final int LINES_MOST = 2_000_000;

    private final LocatedTree tree;
    private final List<DeviceLine> devices = new ArrayList<>();
    private final List<WireLine> wires = new ArrayList<>();

    YamlRows(LocatedTree tree) {
        this.tree = tree;
    }

    List<DeviceLine> devices() {
        for (int i = 0; i < tree.root().path("devices").size(); i++) {
            device(
                    tree.root().path("devices").get(i),
                    FieldPath.ofDotted("devices").child(i));
        }
        return devices;
    }

    private void device(JsonNode line, FieldPath path) {
        var name = range(line, path, "name");
        bound(path, (long) devices.size() + name.count());
        var place = Places.text(tree.value(path));
        for (int i = 0; i < name.count(); i++) {
            devices.add(new DeviceLine(
                    name.name(i), line.get("part").asText(), line.get("rack").asInt(), place));
        }
    }

    List<WireLine> wires() {
        for (int i = 0; i < tree.root().path("links").size(); i++) {
            link(tree.root().path("links").get(i), FieldPath.ofDotted("links").child(i));
        }
        return wires;
    }

    private void link(JsonNode line, FieldPath path) {
        var from = range(line, path, "from");
        var to = range(line, path, "to");
        if (line.get("pairing").asText().equals("all")) {
            bound(path, wires.size() + (long) from.count() * to.count());
            block(line, path, from, 0, from.count(), to, 0, to.count());
        } else {
            inOrder(line, path, from, to);
        }
    }

    /** The longer row is cut into as many groups as the shorter has devices. */
    private void inOrder(JsonNode line, FieldPath path, NameRange from, NameRange to) {
        int groups = Math.min(from.count(), to.count());
        if (Math.max(from.count(), to.count()) % groups != 0) {
            var found = from.count() + " and " + to.count() + " devices";
            throw problem(path.child("pairing"), found, "numbers of which one divides the other", "");
        }
        bound(path, wires.size() + (long) Math.max(from.count(), to.count()));
        int left = from.count() / groups;
        int right = to.count() / groups;
        for (int group = 0; group < groups; group++) {
            block(line, path, from, group * left, left, to, group * right, right);
        }
    }

    private void block(JsonNode line, FieldPath path, NameRange from, int a, int left, NameRange to, int b, int right) {
        var place = Places.text(tree.value(path));
        var medium = line.get("medium").asText();
        int bundle = line.get("bundle").asInt();
        int parallel = line.get("parallel").asInt();
        for (int i = a; i < a + left; i++) {
            for (int j = b; j < b + right; j++) {
                wires.add(new WireLine(from.name(i), to.name(j), medium, bundle, parallel, place));
            }
        }
    }

    private NameRange range(JsonNode line, FieldPath path, String field) {
        var text = line.get(field).asText();
        var range = NameRange.parse(text);
        if (range.count() == 0) {
            throw problem(path.child(field), "\"" + text + "\"", "a range that does not run backwards", "");
        }
        return range;
    }

    private void bound(FieldPath path, long lines) {
        if (lines > LINES_MOST) {
            var found = lines + " lines once ranges are written out";
            throw problem(path, found, "at most " + LINES_MOST, "take a shipped shape: orrery topology list");
        }
    }

    private InputProblem problem(FieldPath path, String found, String allowed, String remedy) {
        return new InputProblem(tree.value(path), path.toString(), found, allowed, remedy);
    }
}
