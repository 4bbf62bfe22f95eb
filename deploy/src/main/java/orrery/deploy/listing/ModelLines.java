package orrery.deploy.listing;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import orrery.node.architecture.Architecture;
import orrery.node.architecture.Parameter;
import orrery.node.family.Configurations;

/** Models by name: family, parameters, layers. */
final class ModelLines {
    private static final String EMBEDDED = "orrery-tiny";
    private static final double BILLION = 1e9;
    private static final double MILLION = 1e6;

    private ModelLines() {}

    static List<Listed> all() {
        var embedded = new Listed(EMBEDDED, "real weights and a tokenizer, small: model: {embedded: " + EMBEDDED + "}");
        return Stream.concat(
                        Stream.of(embedded),
                        Configurations.names().stream()
                                .map(name -> new Listed(name, about(Configurations.named(name)))))
                .toList();
    }

    private static String about(Architecture architecture) {
        return String.format(
                Locale.ROOT,
                "%s, %s parameters, %d layers, context %,d",
                architecture.family(),
                parameters(Parameter.count(architecture)),
                architecture.layers(),
                architecture.maxPositions());
    }

    private static String parameters(long count) {
        return count >= BILLION
                ? String.format(Locale.ROOT, "%.1f billion", count / BILLION)
                : String.format(Locale.ROOT, "%.2f million", count / MILLION);
    }
}
