package orrery.deploy.torture;

import java.util.Locale;

/** What must be so after a fault. */
final class Check {
    private Check() {}

    static void that(boolean isSo, String otherwise, Object... found) throws Finding {
        if (!isSo) {
            throw new Finding(String.format(Locale.ROOT, otherwise, found));
        }
    }

    /** Of a process, whose last words are told too. */
    static void that(boolean isSo, String otherwise, OrreryJvm process, Object... found) throws Finding {
        if (!isSo) {
            var all = new Object[found.length + 1];
            all[0] = process.name();
            System.arraycopy(found, 0, all, 1, found.length);
            throw new Finding(String.format(Locale.ROOT, otherwise, all) + process.words());
        }
    }
}
