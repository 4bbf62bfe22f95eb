package orrery.deploy.incident;

import java.util.List;

/** A few names out of many. */
final class Names {
    private static final int SHOWN = 6;

    private Names() {}

    /** For example {@code gpu0, gpu1, gpu2 and 61 more}. */
    static String some(List<String> names) {
        var shown = String.join(", ", names.stream().limit(SHOWN).toList());
        return names.size() <= SHOWN ? shown : shown + " and " + (names.size() - SHOWN) + " more";
    }
}
