package orrery.deploy.torture;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import orrery.deploy.report.Json;
import orrery.deploy.torture.Trial.Ending;

/** The machine-readable twin of {@link TortureText}; null is unknown. */
public final class TortureJson {
    private TortureJson() {}

    /** One JSON object without a line feed. */
    public static String of(Trial trial) {
        var root = JsonNodeFactory.instance.objectNode();
        root.set("trial", row(trial));
        return root.toString();
    }

    /** All trials, and the table of faults. */
    public static String summary(List<Trial> trials, long seed, double wallSeconds) {
        var root = JsonNodeFactory.instance.objectNode();
        var result = root.putObject("result").put("seed", seed);
        var faults = result.putArray("faults");
        Tally.of(trials).forEach(tally -> faults.add(row(tally)));
        var rows = result.putArray("trials");
        trials.forEach(trial -> rows.add(row(trial)));
        root.putObject("effort").put("wall_seconds", wallSeconds);
        return Json.text(root);
    }

    private static ObjectNode row(Tally tally) {
        var row = JsonNodeFactory.instance
                .objectNode()
                .put("fault", tally.fault().key())
                .put("trials", tally.trials())
                .put("clean", tally.clean())
                .put("missed", tally.missed())
                .put("findings", tally.found());
        put(row, "median_recovery_seconds", tally.median());
        put(row, "max_recovery_seconds", tally.max());
        return row;
    }

    private static ObjectNode row(Trial trial) {
        var row = JsonNodeFactory.instance
                .objectNode()
                .put("seed", trial.seed())
                .put("trial", trial.number())
                .put("fault", trial.fault().key())
                .put("jvms", trial.jvms())
                .put("ending", trial.ending().name().toLowerCase(Locale.ROOT))
                .put("story", trial.story())
                .put("wall_seconds", trial.wallSeconds())
                .put("why", trial.why())
                .put("replay", trial.replay());
        put(row, "recovery_seconds", trial.recoverySeconds());
        return row;
    }

    /** What {@link #of} wrote; empty where it is something else, or of a fault that is not there any more. */
    static Optional<Trial> read(String line) {
        var row = Said.json(line).path("trial");
        return Fault.of(row.path("fault").asText())
                .filter(_ -> row.path("seed").isIntegralNumber())
                .map(fault -> new Trial(
                        row.path("seed").asLong(),
                        row.path("trial").asInt(),
                        fault,
                        row.path("jvms").asInt(),
                        Ending.valueOf(row.path("ending").asText().toUpperCase(Locale.ROOT)),
                        row.path("story").asText(),
                        row.path("recovery_seconds").asDouble(Double.NaN),
                        row.path("wall_seconds").asDouble(),
                        row.path("why").asText()));
    }

    private static void put(ObjectNode row, String name, double seconds) {
        if (Double.isNaN(seconds)) {
            row.putNull(name);
        } else {
            row.put(name, seconds);
        }
    }
}
