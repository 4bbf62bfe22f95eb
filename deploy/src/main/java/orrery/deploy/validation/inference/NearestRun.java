package orrery.deploy.validation.inference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import orrery.deploy.planning.Architectures;
import orrery.deploy.validation.NotModelled;
import orrery.node.plan.Cut;
import orrery.node.scenario.Scenario;

/**
 * How far a scenario is from the nearest measured run that forecasts are compared with, in words.
 *
 * @param distance 0 where nothing differs but the load
 * @param words one line, no line feed
 */
public record NearestRun(int distance, String words) {
    private static final int MODEL = 4; // weights of what differs: another model or system says least
    private static final int SYSTEM = 4;
    private static final int FORMAT = 2;
    private static final int PLAN = 2;

    private static final List<Known> KNOWN = known();

    /** A run that is compared, as far as it can be told from its row. */
    private record Known(InferenceRow row, String topology, String model, String weights, Cut cut) {}

    public static NearestRun of(Scenario scenario) {
        return KNOWN.stream()
                .map(known -> between(scenario, known))
                .min(Comparator.comparingInt(NearestRun::distance))
                .orElseThrow();
    }

    private static NearestRun between(Scenario scenario, Known known) {
        var differs = new ArrayList<String>();
        var distance = differing(differs, scenario, known);
        differs.add("load");
        return new NearestRun(distance, words(known, differs));
    }

    /** Adds the names of what is not alike; the weights of all. */
    private static int differing(List<String> differs, Scenario scenario, Known known) {
        var cut = scenario.plan().deployment().pools().getFirst().cut();
        return differing(differs, SYSTEM, "system", known.topology, scenario.topology())
                + differing(differs, MODEL, "model", known.model, Architectures.name(scenario.model()))
                + differing(
                        differs,
                        FORMAT,
                        "weights",
                        known.weights,
                        scenario.formats().weights().spelling())
                + differing(differs, PLAN, "plan", known.cut, cut);
    }

    private static String words(Known known, List<String> differs) {
        var row = known.row;
        return "nearest measured run: %s, %s %s, TP %d (line %d of inference.csv); differs in %s"
                .formatted(
                        row.system(),
                        row.model(),
                        known.weights,
                        row.tp().orElse(1),
                        row.line(),
                        String.join(", ", differs));
    }

    private static int differing(List<String> differs, int weight, String what, Object known, Object own) {
        if (known.equals(own)) {
            return 0;
        }
        differs.add(what);
        return weight;
    }

    private static List<Known> known() {
        try {
            var known = new ArrayList<Known>();
            for (var row : InferenceFile.shipped()) {
                add(known, row);
            }
            return List.copyOf(known);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void add(List<Known> known, InferenceRow row) {
        try {
            if (Metric.of(row).isPresent()) {
                known.add(new Known(
                        row,
                        Machines.of(row),
                        Models.configuration(row),
                        Models.formats(row).weights().spelling(),
                        Plans.of(row).cut()));
            }
        } catch (NotModelled unknown) {
            // a row that is compared with nothing is near to nothing
        }
    }
}
