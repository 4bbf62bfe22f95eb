package orrery.deploy.pareto;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import orrery.deploy.validation.inference.InferenceFile;
import orrery.deploy.validation.inference.InferenceRow;

/** Measured rows of inference, as points beside the model's. */
public final class Measured {
    private static final double MILLIS_PER_SECOND = 1e3;

    private final List<InferenceRow> rows;

    private Measured(List<InferenceRow> rows) {
        this.rows = List.copyOf(rows);
    }

    /** Those that come with Orrery. */
    public static Measured shipped() {
        try {
            return new Measured(InferenceFile.shipped());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /**
     * One run of which both figures are known.
     *
     * @param perUser tokens/s, from the mean or median TPOT where nothing else is said
     * @param perGpu tokens/s
     * @param words lengths, load and source
     */
    public record Point(double perUser, double perGpu, String words) {}

    /** Whether serving was measured there at all. */
    boolean knows(String system) {
        return rows.stream().anyMatch(row -> row.system().equals(system));
    }

    /** Runs of a model on a system, of any lengths and load. */
    public List<Point> of(String model, ServingSystem system) {
        var runs = new LinkedHashMap<String, List<InferenceRow>>();
        rows.stream()
                .filter(row -> system.measuredAs().filter(row.system()::equals).isPresent())
                .filter(row -> isModel(row, model))
                .forEach(row ->
                        runs.computeIfAbsent(words(row), _ -> new ArrayList<>()).add(row));
        var points = new ArrayList<Point>();
        for (var run : runs.entrySet()) {
            var user = perUser(run.getValue());
            var gpu = perGpu(run.getValue());
            if (user.isPresent() && gpu.isPresent()) {
                points.add(new Point(user.getAsDouble(), gpu.getAsDouble(), run.getKey()));
            }
        }
        return points;
    }

    /** Releases of the same sizes are the same. */
    private static boolean isModel(InferenceRow row, String model) {
        var name = row.model().toLowerCase(Locale.ROOT);
        return name.equals(model) || name.replaceFirst("-\\d{4}$", "").equals(model);
    }

    private static String words(InferenceRow row) {
        return "%s %s, %s GPUs, prompts of %s, answers of %s, load %s: %s"
                .formatted(
                        row.model(),
                        row.precision(),
                        row.gpus().isPresent() ? row.gpus().getAsInt() : "?",
                        length(row.prompt()),
                        length(row.answer()),
                        row.load(),
                        row.source());
    }

    private static String length(OptionalDouble tokens) {
        return tokens.isPresent() ? Long.toString(Math.round(tokens.getAsDouble())) : "?";
    }

    private static OptionalDouble perUser(List<InferenceRow> run) {
        var metrics = metrics(run);
        if (metrics.containsKey("output_speed_per_user")) {
            return OptionalDouble.of(metrics.get("output_speed_per_user"));
        }
        var millis = metrics.getOrDefault("tpot_mean", metrics.get("tpot_median"));
        return millis == null ? OptionalDouble.empty() : OptionalDouble.of(MILLIS_PER_SECOND / millis);
    }

    private static OptionalDouble perGpu(List<InferenceRow> run) {
        var metrics = metrics(run);
        if (metrics.containsKey("output_throughput_per_gpu")) {
            return OptionalDouble.of(metrics.get("output_throughput_per_gpu"));
        }
        var total = metrics.get("output_throughput_total");
        var gpus = run.getFirst().gpus();
        return total == null || gpus.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(total / gpus.getAsInt());
    }

    private static Map<String, Double> metrics(List<InferenceRow> run) {
        var metrics = new LinkedHashMap<String, Double>();
        run.forEach(row -> metrics.putIfAbsent(row.metric(), row.value()));
        return metrics;
    }
}
