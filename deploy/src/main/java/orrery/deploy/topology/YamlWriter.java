package orrery.deploy.topology;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.catalogue.SwitchChip;
import orrery.fabric.topology.Topology;

/** Writes the form that {@link YamlForm} reads; rows of like devices and links become ranges. */
final class YamlWriter {
    private final Topology topology;
    private final Writer out;
    private final PartNames names = new PartNames(Catalogue.load());

    private YamlWriter(Topology topology, Writer out) {
        this.topology = topology;
        this.out = out;
    }

    static void write(Topology topology, Writer out) throws IOException {
        new YamlWriter(topology, out).write();
    }

    private void write() throws IOException {
        out.write("name: " + YamlText.quoted(topology.name()) + "\n");
        list("media", ownMedia(), YamlText::medium);
        list("chips", ownChips(), YamlText::chip);
        out.write("devices:\n");
        new DeviceRuns(topology, out).write();
        if (topology.links() > 0) {
            out.write("links:\n");
            new LinkRuns(topology, out).write();
        }
        if (!topology.routeLines().isEmpty()) {
            out.write("routes:\n");
            for (var route : topology.routeLines()) {
                out.write("  - " + YamlText.route(route) + "\n");
            }
        }
    }

    private <T> void list(String key, Map<String, T> rows, Function<T, String> line) throws IOException {
        if (!rows.isEmpty()) {
            out.write(key + ":\n");
            for (var row : rows.values()) {
                out.write("  - " + line.apply(row) + "\n");
            }
        }
    }

    private Map<String, SwitchChip> ownChips() {
        var own = new LinkedHashMap<String, SwitchChip>();
        for (int device = 0; device < topology.devices(); device++) {
            if (topology.part(device) instanceof SwitchChip chip
                    && names.part(chip.name()).isEmpty()) {
                own.putIfAbsent(chip.name(), chip);
            }
        }
        return own;
    }

    private Map<String, Medium> ownMedia() {
        var own = new LinkedHashMap<String, Medium>();
        for (int device = 0; device < topology.devices(); device++) {
            for (int port = 0; port < topology.ports(device); port++) {
                var medium = topology.medium(device, port).single();
                if (names.medium(medium.name()).isEmpty()) {
                    own.putIfAbsent(medium.name(), medium);
                }
            }
        }
        return own;
    }
}
