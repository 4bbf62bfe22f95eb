package orrery.deploy.validation.inference;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import orrery.deploy.calibration.Quantiles;
import orrery.deploy.validation.ErrorForm;
import orrery.deploy.validation.ErrorGroup;

/**
 * Errors over the rows of one system, model and metric, as shares of what was measured.
 *
 * @param median of the absolute errors
 * @param p90 of the absolute errors
 * @param bias the median of the errors with their signs: positive where the model is faster than what was measured
 * @param worst rows, the worst first
 */
public record InferenceErrorLine(Key key, int rows, double median, double p90, double bias, String worst) {
    static final ErrorForm FORM = new ErrorForm(List.of("system", "model", "metric"), "orrery validate inference");

    private static final int WORST = 2;

    /** Which rows a line is about; a blank model or metric is all of them. */
    public record Key(String system, String model, String metric) {
        static final Comparator<Key> ORDER =
                Comparator.comparing(Key::system).thenComparing(Key::model).thenComparing(Key::metric);

        String words() {
            return system + ", " + (model.isEmpty() ? "all models" : model + ", " + metric);
        }
    }

    static InferenceErrorLine of(Key key, List<ComparedRun> rows) {
        var absolute = rows.stream().mapToDouble(row -> Math.abs(row.error())).toArray();
        var signed = rows.stream().mapToDouble(ComparedRun::optimism).toArray();
        var worst = rows.stream()
                .sorted(Comparator.comparingDouble(row -> -Math.abs(row.error())))
                .limit(WORST)
                .map(ComparedRun::words)
                .collect(Collectors.joining("; "));
        return new InferenceErrorLine(
                key,
                rows.size(),
                Quantiles.median(absolute),
                Quantiles.of(absolute, 0.9),
                Quantiles.median(signed),
                worst);
    }

    static InferenceErrorLine of(ErrorGroup group) {
        var words = group.words();
        return new InferenceErrorLine(
                new Key(words.get(0), words.get(1), words.get(2)),
                group.rows(),
                group.median(),
                group.p90(),
                group.bias(),
                group.worst());
    }

    ErrorGroup group() {
        return new ErrorGroup(List.of(key.system(), key.model(), key.metric()), rows, median, p90, bias, worst);
    }
}
