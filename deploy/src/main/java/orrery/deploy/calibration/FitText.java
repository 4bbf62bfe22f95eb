package orrery.deploy.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import orrery.deploy.report.TextTable;

/** Fits as people read them: what is left of the errors, and what they were. */
public final class FitText {
    private static final List<String> HEADER =
            List.of("kernels", "rows", "median |error|", "before", "p90", "before", "bias", "before");

    private FitText() {}

    /** @param name of the row of kernels */
    public static String of(String name, List<GroupFit> fits) {
        var rows = new ArrayList<List<String>>();
        rows.add(HEADER);
        fits.forEach(fit -> rows.add(cells(name, fit)));
        return TextTable.of(rows);
    }

    private static List<String> cells(String name, GroupFit fit) {
        return List.of(
                name + " " + fit.group(),
                Integer.toString(fit.after().rows()),
                percent("%.1f %%", fit.after().median()),
                percent("%.1f %%", fit.before().median()),
                percent("%.1f %%", fit.after().p90()),
                percent("%.1f %%", fit.before().p90()),
                percent("%+.1f %%", fit.after().bias()),
                percent("%+.1f %%", fit.before().bias()));
    }

    private static String percent(String format, double share) {
        return String.format(Locale.ROOT, format, 100 * share);
    }
}
