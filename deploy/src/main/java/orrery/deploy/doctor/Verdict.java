package orrery.deploy.doctor;

import java.util.Locale;

/** How something stands. */
public enum Verdict {
    OK,
    /** Runs do without, or some of them do not. */
    WARN,
    /** Nothing can be run before it is mended. */
    BAD;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
