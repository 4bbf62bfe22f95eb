package orrery.deploy.explain;

import java.util.ArrayList;
import java.util.List;
import orrery.deploy.report.Paragraph;
import orrery.deploy.scenario.FieldMeaning;
import orrery.deploy.scenario.FieldMeaning.Below;

/** What a field of a scenario means, a line for each thing that is to be known of it. */
public final class FieldText {
    private static final int WIDTH = 110;
    private static final int LABEL = 11; // "  meaning  "

    private FieldText() {}

    public static String of(FieldMeaning field) {
        var lines = new ArrayList<String>();
        lines.add(field.path() + (field.required() ? " (required)" : ""));
        lines.addAll(labelled("meaning", field.meaning()));
        lines.addAll(labelled("type", field.type()));
        lines.addAll(labelled("allowed", field.allowed()));
        field.standard().ifPresent(value -> lines.addAll(labelled("default", value)));
        if (!field.examples().isEmpty()) {
            lines.addAll(labelled("example", String.join(", ", field.examples())));
        }
        lines.addAll(below(field.below()));
        return String.join("\n", lines) + "\n";
    }

    private static List<String> labelled(String label, String text) {
        return hanging("  " + label + " ".repeat(LABEL - 2 - label.length()), text);
    }

    private static List<String> below(List<Below> fields) {
        var widest =
                fields.stream().mapToInt(field -> field.name().length()).max().orElse(0);
        var lines = new ArrayList<String>();
        for (var field : fields) {
            var blanks = " ".repeat(widest + 2 - field.name().length());
            lines.addAll(hanging("  ." + field.name() + blanks, field.meaning()));
        }
        return lines;
    }

    /** Text behind a label, further lines below its beginning. */
    private static List<String> hanging(String label, String text) {
        var lines = new ArrayList<String>();
        for (var line : Paragraph.lines(text, WIDTH - label.length())) {
            lines.add((lines.isEmpty() ? label : " ".repeat(label.length())) + line.strip());
        }
        return lines;
    }
}
