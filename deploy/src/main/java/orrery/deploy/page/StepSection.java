package orrery.deploy.page;

import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import orrery.deploy.page.Stretch.Doing;
import orrery.deploy.report.Figures;
import orrery.fabric.topology.Topology;
import orrery.node.outcome.RequestOutcome;
import orrery.node.recording.Recording;

/** The critical path of one step: what took its time. */
record StepSection(Topology topology, Recording recording, List<RequestOutcome> requests) implements Section {
    private static final int KINDS = 12; // listed

    @Override
    public String id() {
        return "step";
    }

    @Override
    public String title() {
        return "Critical path of a decode step";
    }

    @Override
    public void write(Html html) throws IOException {
        var chosen = StepChoice.of(recording, requests);
        if (chosen.isEmpty()) {
            html.words("p", "No step is on record kernel by kernel: all were worked out ahead, or none was made.");
            return;
        }
        var choice = chosen.get();
        var path = StepPath.of(recording, choice.step(), topology::name);
        html.words("p", words(choice));
        html.drawing(new StepStrip(path, choice.step()).svg());
        shares(html, path);
        kinds(html, path);
    }

    private String words(StepChoice choice) {
        var step = choice.step();
        return String.format(
                Locale.ROOT,
                "Step %d of %s, %s from %s on: of median length among %d %s. Walked back from its end over what the device did; "
                        + "where another rank came last to a communication, the time until it came counts as waiting.",
                step.about(),
                topology.name(step.device()),
                Figures.time((double) step.toPs() - step.fromPs()),
                Figures.time(step.fromPs()),
                choice.among(),
                choice.isDecode() ? "decode steps" : "steps, none of which can be told to be of decoding alone");
    }

    private static void shares(Html html, Collection<Stretch> path) {
        var shares = path.stream()
                .collect(Collectors.groupingBy(
                        Stretch::doing, () -> new EnumMap<>(Doing.class), Collectors.summingLong(Stretch::picos)));
        var all = all(path);
        html.table(
                List.of("the step went to", "time", "share"),
                Stream.of(Doing.values())
                        .map(doing -> row(doing.words(), shares.getOrDefault(doing, 0L), all))
                        .toList());
    }

    private static void kinds(Html html, Collection<Stretch> path) {
        record Kind(Doing doing, String of) {}
        var kinds = path.stream()
                .collect(Collectors.groupingBy(
                        stretch -> new Kind(stretch.doing(), stretch.kind()), Collectors.summingLong(Stretch::picos)));
        var all = all(path);
        html.table(
                List.of("most of it", "time", "share"),
                kinds.entrySet().stream()
                        .sorted(Map.Entry.<Kind, Long>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry::getKey, Comparator.comparing(Kind::of)))
                        .limit(KINDS)
                        .map(kind -> row(
                                kind.getKey().doing().words() + ": "
                                        + kind.getKey().of(),
                                kind.getValue(),
                                all))
                        .toList());
    }

    private static long all(Collection<Stretch> path) {
        return path.stream().mapToLong(Stretch::picos).sum();
    }

    private static List<String> row(String name, long picos, long all) {
        return List.of(name, Figures.time(picos), HeatStrips.percent((double) picos / Math.max(1, all)));
    }
}
