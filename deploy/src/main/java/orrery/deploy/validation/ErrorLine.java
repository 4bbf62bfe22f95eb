package orrery.deploy.validation;

import java.util.Comparator;
import java.util.List;
import orrery.deploy.calibration.Quantiles;

/**
 * Errors of latency over the rows of one system, collective and class of sizes, as shares of what was measured.
 *
 * @param median of the absolute errors
 * @param worst the one furthest from zero, with its sign
 * @param bias the median of the errors with their signs: positive where the model is slow
 */
public record ErrorLine(
        String system, String collective, SizeClass sizes, int rows, double median, double worst, double bias) {

    /** Which rows a line is about. */
    record Key(String system, String collective, SizeClass sizes) {
        static final Comparator<Key> ORDER =
                Comparator.comparing(Key::system).thenComparing(Key::collective).thenComparing(Key::sizes);

        static Key of(Compared one) {
            return new Key(one.row().system(), one.row().collective(), SizeClass.of(one.row()));
        }
    }

    static ErrorLine of(Key key, List<Compared> rows) {
        var errors = rows.stream().mapToDouble(Compared::error).toArray();
        var worst = 0.0;
        for (var error : errors) {
            worst = Math.abs(error) > Math.abs(worst) ? error : worst;
        }
        var absolute = rows.stream().mapToDouble(row -> Math.abs(row.error())).toArray();
        return new ErrorLine(
                key.system(),
                key.collective(),
                key.sizes(),
                rows.size(),
                Quantiles.median(absolute),
                worst,
                Quantiles.median(errors));
    }

    Key key() {
        return new Key(system, collective, sizes);
    }
}
