package orrery.deploy.sweep;

import java.util.List;
import java.util.stream.Stream;
import orrery.deploy.page.Html;
import orrery.deploy.page.Section;

/** What differs between cells, and what was set in all of them. */
record DifferenceSection(Question question) implements Section {

    @Override
    public String id() {
        return "difference";
    }

    @Override
    public String title() {
        return "What differs";
    }

    @Override
    public void write(Html html) {
        html.words("p", "One cell for each combination of these; " + same());
        html.table(
                List.of("of", "value", "sets"),
                question.axes().stream().flatMap(DifferenceSection::rows).toList());
    }

    private String same() {
        var settings = Stream.concat(question.before().stream(), question.after().stream())
                .toList();
        return settings.isEmpty()
                ? "all else is as the scenario says."
                : "the same in all: " + String.join(", ", settings) + ".";
    }

    private static Stream<List<String>> rows(Axis axis) {
        return axis.values().stream()
                .map(value -> List.of(axis.name(), value.label(), String.join(", ", value.settings())));
    }
}
