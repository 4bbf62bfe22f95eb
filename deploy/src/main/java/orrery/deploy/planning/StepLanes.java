package orrery.deploy.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import orrery.node.estimate.Lane;
import orrery.node.estimate.StepEstimate;
import orrery.node.program.Timeline.Span;
import orrery.protocol.units.SimDuration;

/** Lanes under an axis of time: a letter for what takes most of each column, a dot where nothing is done. */
final class StepLanes {
    private static final int COLUMNS = 96;
    private static final int TICKS = 4;
    private static final char IDLE = '·';

    private final StepEstimate estimate;
    private final Map<String, Character> letters;
    private final Map<Lane, String> names;
    private final int microBatches;

    /**
     * @param letters by what nodes do
     * @param names of the lanes that are drawn, in their order
     */
    StepLanes(StepEstimate estimate, Map<String, Character> letters, Map<Lane, String> names, int microBatches) {
        this.estimate = estimate;
        this.letters = letters;
        this.names = names;
        this.microBatches = microBatches;
    }

    String text() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("", axis()));
        for (var part = 0; part < microBatches; part++) {
            for (var lane : names.keySet()) {
                var of = microBatches > 1 ? ", micro-batch " + part : "";
                rows.add(List.of(names.get(lane) + of, lane(lane, part)));
            }
        }
        var width = rows.stream().mapToInt(row -> row.getFirst().length()).max().orElse(0);
        return rows.stream()
                .map(row -> "  " + row.getFirst()
                        + " ".repeat(width - row.getFirst().length() + 2) + row.getLast())
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private String axis() {
        var between = COLUMNS / TICKS;
        return IntStream.rangeClosed(0, TICKS)
                .mapToObj(tick -> "|" + new SimDuration(ThreeDigits.of(estimate.totalPs() * tick / TICKS)))
                .map(label -> label + " ".repeat(Math.max(0, between - label.length())))
                .collect(Collectors.joining());
    }

    private String lane(Lane lane, int part) {
        var spans = estimate.timeline().spans().stream()
                .filter(span -> estimate.lane(span) == lane && span.node().microBatch() == part)
                .toList();
        return IntStream.range(0, COLUMNS)
                .mapToObj(column -> String.valueOf(letter(column, spans)))
                .collect(Collectors.joining());
    }

    private char letter(int column, List<Span> spans) {
        var from = (double) estimate.totalPs() * column / COLUMNS;
        var to = (double) estimate.totalPs() * (column + 1) / COLUMNS;
        var letter = IDLE;
        var most = 0.0;
        for (var span : spans) {
            var shared = Math.min(to, span.end()) - Math.max(from, span.begin());
            if (shared > most) {
                most = shared;
                letter = letters.get(StepPicture.words(span.node()));
            }
        }
        return letter;
    }
}
