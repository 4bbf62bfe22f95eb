package orrery.deploy.measured.kernel;

import java.util.List;
import orrery.deploy.scenario.SourceText;

/** Rows of a text, for tests of other packages. */
public final class KernelRows {
    private KernelRows() {}

    public static List<KernelRow> parse(String text) {
        return KernelFile.parse(new SourceText("rows.csv", text));
    }
}
