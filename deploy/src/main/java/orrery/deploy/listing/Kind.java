package orrery.deploy.listing;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import orrery.deploy.scenario.ShippedScenario;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.topology.Topologies;

/** Kinds of things that come with Orrery. */
public enum Kind {
    SCENARIOS("orrery run NAME", catalogue -> scenarios()),
    TOPOLOGIES("orrery topology show NAME", catalogue -> topologies()),
    MODELS("model: {config: {name: NAME}}", catalogue -> ModelLines.all()),
    CHIPS("orrery explain SECTION.NAME", ChipLines::all);

    private final String use;
    private final Function<Catalogue, List<Listed>> entries;

    Kind(String use, Function<Catalogue, List<Listed>> entries) {
        this.use = use;
        this.entries = entries;
    }

    /** As it is typed. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All of them, as they are typed. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Kind::word).toList();
    }

    /** What one does with a name of this kind. */
    public String use() {
        return use;
    }

    /** In the order in which help shows them. */
    public List<Listed> entries(Catalogue catalogue) {
        return entries.apply(catalogue);
    }

    private static List<Listed> scenarios() {
        return ShippedScenario.NAMES.stream()
                .map(name -> new Listed(name, FirstComment.of(name + ".yaml")))
                .toList();
    }

    private static List<Listed> topologies() {
        return Topologies.shapes().stream()
                .map(shape -> new Listed(shape.name(), shape.description()))
                .toList();
    }
}
