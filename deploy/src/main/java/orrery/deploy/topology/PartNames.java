package orrery.deploy.topology;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.Medium;
import orrery.fabric.catalogue.Part;

/** Names of the catalogue's rows, and what stands behind them. */
final class PartNames {
    private static final List<String> PARTS = List.of("gpus", "lpus", "cpus", "nics", "switches");

    private final Catalogue catalogue;
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final Map<String, Medium> media = new LinkedHashMap<>();

    PartNames(Catalogue catalogue) {
        this.catalogue = catalogue;
        for (var figure : catalogue.figures()) {
            var path = figure.name().split("/");
            if (PARTS.contains(path[0])) {
                parts.computeIfAbsent(path[1], catalogue::part);
            } else if (path[0].equals("media")) {
                media.computeIfAbsent(path[1], catalogue::medium);
            }
        }
    }

    Collection<String> parts() {
        return parts.keySet();
    }

    Collection<String> media() {
        return media.keySet();
    }

    Optional<Part> part(String name) {
        if (!parts.containsKey(name) && name.endsWith(" ports")) {
            resized(name);
        }
        return Optional.ofNullable(parts.get(name));
    }

    /** A chip with another number of ports, which the catalogue makes from its row. */
    private void resized(String name) {
        try {
            parts.put(name, catalogue.part(name));
        } catch (IllegalArgumentException unknown) { // left out, as any other unknown name
        }
    }

    Optional<Medium> medium(String name) {
        return Optional.ofNullable(media.get(name));
    }
}
