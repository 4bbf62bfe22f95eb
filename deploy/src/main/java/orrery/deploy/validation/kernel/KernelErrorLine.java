package orrery.deploy.validation.kernel;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import orrery.deploy.calibration.Quantiles;
import orrery.deploy.validation.ErrorForm;
import orrery.deploy.validation.ErrorGroup;

/**
 * Errors over the rows of one system, kernel and number format, as shares of what was measured.
 *
 * @param median of the absolute errors
 * @param p90 of the absolute errors
 * @param bias the median of the errors with their signs: positive where the model is slow
 * @param worst rows, the worst first
 */
public record KernelErrorLine(Key key, int rows, double median, double p90, double bias, String worst) {
    static final ErrorForm FORM = new ErrorForm(List.of("system", "kernel", "dtype"), "orrery validate kernels");

    private static final int WORST = 2;

    /** Which rows a line is about. */
    public record Key(String system, String kernel, String dtype) {
        static final Comparator<Key> ORDER =
                Comparator.comparing(Key::kernel).thenComparing(Key::system).thenComparing(Key::dtype);

        String words() {
            return system + ", " + kernel + ", " + dtype;
        }
    }

    static KernelErrorLine of(Key key, List<ComparedKernel> rows) {
        var errors = rows.stream().mapToDouble(ComparedKernel::error).toArray();
        var absolute = rows.stream().mapToDouble(row -> Math.abs(row.error())).toArray();
        var worst = rows.stream()
                .sorted(Comparator.comparingDouble(row -> -Math.abs(row.error())))
                .limit(WORST)
                .map(ComparedKernel::words)
                .collect(Collectors.joining("; "));
        return new KernelErrorLine(
                key,
                rows.size(),
                Quantiles.median(absolute),
                Quantiles.of(absolute, 0.9),
                Quantiles.median(errors),
                worst);
    }

    static KernelErrorLine of(ErrorGroup group) {
        var words = group.words();
        return new KernelErrorLine(
                new Key(words.get(0), words.get(1), words.get(2)),
                group.rows(),
                group.median(),
                group.p90(),
                group.bias(),
                group.worst());
    }

    ErrorGroup group() {
        return new ErrorGroup(List.of(key.system(), key.kernel(), key.dtype()), rows, median, p90, bias, worst);
    }
}
