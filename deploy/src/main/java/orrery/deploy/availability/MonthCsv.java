package orrery.deploy.availability;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import orrery.node.availability.Campaign.Series;
import orrery.node.availability.Outcome;

/** Every trial under every reserve as a row; shares lie between 0 and 1. */
public final class MonthCsv {
    private MonthCsv() {}

    /** With a header; lines ended by line feeds. */
    public static String of(List<Series> series) {
        return Stream.concat(Stream.of(header()), series.stream().flatMap(MonthCsv::rows))
                .map(cells -> String.join(",", cells))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static List<String> header() {
        var header = new ArrayList<>(List.of("spares", "trial", "failures", "hidden", "aborts"));
        Measure.ALL.forEach(measure -> header.add(measure.key()));
        header.addAll(List.of("suspect_hours", "longest_outage_hours"));
        return header;
    }

    private static Stream<List<String>> rows(Series series) {
        var rows = new ArrayList<List<String>>();
        for (var trial = 0; trial < series.outcomes().size(); trial++) {
            rows.add(row(series.terms().spares(), trial, series.outcomes().get(trial)));
        }
        return rows.stream();
    }

    private static List<String> row(int spares, int trial, Outcome outcome) {
        var cells = new ArrayList<String>();
        Stream.of(spares, trial, outcome.failuresOfAllKinds(), outcome.hidden(), outcome.aborts())
                .forEach(count -> cells.add(count.toString()));
        Measure.ALL.forEach(measure -> cells.add(Double.toString(measure.of().applyAsDouble(outcome))));
        cells.add(Double.toString(outcome.suspectHours()));
        cells.add(Double.toString(outcome.longestHours()));
        return cells;
    }
}
