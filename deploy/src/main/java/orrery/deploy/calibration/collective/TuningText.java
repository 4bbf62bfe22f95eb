package orrery.deploy.calibration.collective;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import orrery.deploy.calibration.Residuals;
import orrery.deploy.report.TextTable;

/** A fitted row of tuning as people read it: each figure, and what is left of the errors. */
public final class TuningText {
    private static final List<String> RESIDUALS =
            List.of("collective", "rows", "median |error|", "before", "p90", "before", "bias", "before");
    private static final List<String> FIGURES = List.of("figure", "fitted", "before");

    private TuningText() {}

    public static String of(TuningResult result) {
        var rows = new ArrayList<List<String>>();
        rows.add(RESIDUALS);
        result.groups().forEach(group -> rows.add(cells(group.name(), group.before(), group.after())));
        var figures = new ArrayList<List<String>>();
        figures.add(FIGURES);
        for (var figure : TuningFigure.values()) {
            figures.add(cells(result, figure));
        }
        return TextTable.of(rows) + "\n" + TextTable.of(figures) + leftOut(result.leftOut());
    }

    private static List<String> cells(TuningResult result, TuningFigure figure) {
        var fitted = result.values().get(figure);
        return List.of(
                figure.path(),
                fitted == null ? "no size tells" : number(fitted) + " " + figure.unit(),
                number(figure.of(result.start())) + " " + figure.unit());
    }

    private static List<String> cells(String name, Residuals before, Residuals after) {
        return List.of(
                name,
                Integer.toString(after.rows()),
                percent("%.1f %%", after.median()),
                percent("%.1f %%", before.median()),
                percent("%.1f %%", after.p90()),
                percent("%.1f %%", before.p90()),
                percent("%+.1f %%", after.bias()),
                percent("%+.1f %%", before.bias()));
    }

    private static String leftOut(int rows) {
        return rows == 0 ? "" : "left out: " + rows + " rows of other libraries than NCCL\n";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%.1f", value);
    }

    private static String percent(String format, double share) {
        return String.format(Locale.ROOT, format, 100 * share);
    }
}
