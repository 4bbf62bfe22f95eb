package orrery.deploy.validation;

import java.util.Locale;

/** Shares as people read them. */
public final class Percent {
    private Percent() {}

    public static String of(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /** With its sign, plus included. */
    public static String signed(double share) {
        return String.format(Locale.ROOT, "%+.1f %%", 100 * share);
    }
}
