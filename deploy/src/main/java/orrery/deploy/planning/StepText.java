package orrery.deploy.planning;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import orrery.deploy.report.TextTable;
import orrery.node.estimate.Lane;
import orrery.node.program.Timeline.Span;
import orrery.protocol.units.SimDuration;

/** A step as lanes beside each other under an axis of time, and what it adds up to. */
final class StepText {
    private final StepPicture picture;
    private final Map<String, List<Span>> kinds = new LinkedHashMap<>(); // of the whole step, by what they do
    private final Map<String, Character> letters = new LinkedHashMap<>();

    private StepText(StepPicture picture) {
        this.picture = picture;
        for (var span : picture.whole().timeline().spans()) {
            kinds.computeIfAbsent(StepPicture.words(span.node()), _ -> new ArrayList<>())
                    .add(span);
        }
        kinds.keySet().forEach(kind -> letters.put(kind, (char) ('a' + letters.size())));
    }

    static String of(StepPicture picture) {
        var text = new StepText(picture);
        return text.title() + text.lanes() + "\n" + text.table();
    }

    private String title() {
        var whole = picture.whole();
        var shape = picture.shape();
        var parts = new ArrayList<String>();
        lanes(picture).forEach((lane, name) -> parts.add(name + " " + time(whole.busyPs(lane))));
        return String.format(
                Locale.ROOT,
                "one %s step of stage %d by estimate: %,d sequences, new tokens of each %,d from position %,d%n"
                        + "  %s: %s, of which nothing hides %s%n%s",
                picture.kind(),
                picture.stage(),
                shape.sequences(),
                shape.tokens(),
                shape.position(),
                time(whole.totalPs()),
                String.join(", ", parts),
                time(whole.exposedPs()),
                picture.left().isEmpty() ? "" : "  not drawn: " + String.join(", ", picture.left()) + "\n");
    }

    /** Those that the step has, by name. */
    private static Map<Lane, String> lanes(StepPicture picture) {
        var names = new EnumMap<Lane, String>(Lane.class);
        names.put(Lane.COMPUTE, "compute");
        if (picture.cut().separate()) {
            names.put(
                    Lane.FEED_FORWARD,
                    "feed-forward on " + picture.cut().feedForward().device() + "s");
        }
        names.put(Lane.COMMUNICATION, "communication");
        return names;
    }

    private String lanes() {
        return new StepLanes(
                        picture.drawn(), letters, lanes(picture), picture.cut().microBatches())
                .text();
    }

    private String table() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("  all layers", "times", "each", "together"));
        kinds.forEach((kind, spans) -> {
            var picos =
                    spans.stream().mapToLong(span -> span.end() - span.begin()).sum();
            rows.add(List.of(
                    "  " + letters.get(kind) + "  " + kind,
                    Integer.toString(spans.size()),
                    time(picos / spans.size()),
                    time(picos)));
        });
        return TextTable.of(rows);
    }

    private static String time(long picos) {
        return new SimDuration(ThreeDigits.of(picos)).toString();
    }
}
