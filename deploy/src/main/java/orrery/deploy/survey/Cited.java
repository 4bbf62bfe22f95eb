package orrery.deploy.survey;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import orrery.fabric.catalogue.Confidence;
import orrery.fabric.catalogue.Figure;

/** Figures of the catalogue in few words, row by row: {@code media/nvlink5 (vendor: lanesPerLink; estimate: latency)}. */
final class Cited {
    private Cited() {}

    static String of(Collection<Figure> figures) {
        var rows = new LinkedHashMap<String, Map<Confidence, String>>();
        for (var figure : figures) {
            int slash = figure.name().lastIndexOf('/');
            rows.computeIfAbsent(figure.name().substring(0, slash), _ -> new LinkedHashMap<>())
                    .merge(figure.confidence(), figure.name().substring(slash + 1), (a, b) -> a + ", " + b);
        }
        return rows.entrySet().stream()
                .map(row -> row.getKey() + " (" + fields(row.getValue()) + ")")
                .collect(Collectors.joining(", "));
    }

    private static String fields(Map<Confidence, String> fields) {
        return fields.entrySet().stream()
                .map(entry -> Words.word(entry.getKey()) + ": " + entry.getValue())
                .collect(Collectors.joining("; "));
    }
}
