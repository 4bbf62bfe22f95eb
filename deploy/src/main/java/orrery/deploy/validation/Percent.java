package orrery.deploy.validation;

import java.util.Locale;

/** Shares as people read them. */
final class Percent {
    private Percent() {}

    static String of(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /** With a plus where it is above zero. */
    static String signed(double share) {
        return String.format(Locale.ROOT, "%+.1f %%", 100 * share);
    }
}
