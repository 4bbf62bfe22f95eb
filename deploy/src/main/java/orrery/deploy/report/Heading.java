package orrery.deploy.report;

import java.util.Locale;
import orrery.node.scenario.ModelSource;
import orrery.node.scenario.Sampling;
import orrery.node.scenario.Scenario;

/** One line that says what a run is. */
public final class Heading {
    private Heading() {}

    public static String of(Scenario scenario) {
        var plan = scenario.plan();
        return String.format(
                Locale.ROOT,
                "%s: %s on %s, TP %d x %d replicas, all-reduce %s, %d prompts, at most %d new tokens each, %s, seed %d",
                Paragraph.printable(scenario.name()),
                model(scenario.model()),
                scenario.topology(),
                plan.tensorParallel(),
                plan.replicas(),
                plan.allReduce().name().toLowerCase(Locale.ROOT),
                scenario.load().prompts().size(),
                scenario.load().newTokens(),
                sampling(scenario.sampling()),
                scenario.seed());
    }

    private static String model(ModelSource model) {
        return switch (model) {
            case ModelSource.Embedded(var name) -> name;
            case ModelSource.Folder(var path) -> Paragraph.printable(path);
            case ModelSource.Gguf(var path) -> Paragraph.printable(path);
            case ModelSource.Seeded(var configuration, var seed) ->
                Paragraph.printable(configuration) + " with weights of seed " + seed;
        };
    }

    private static String sampling(Sampling sampling) {
        return switch (sampling) {
            case Sampling.Greedy() -> "greedy";
            case Sampling.Temperature(var temperature) -> "temperature " + temperature;
        };
    }
}
