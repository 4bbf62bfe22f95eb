package orrery.deploy.hypothesis;

import java.util.Locale;

/** Of which part of a run something is expected. */
public enum When {
    /** Before the first fault strikes. */
    BEFORE,
    /** From then on until all that broke is healed, or serves again. */
    DURING,
    /** From then on. */
    AFTER,
    /** The whole run. */
    ALWAYS;

    /** As scenarios spell it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
