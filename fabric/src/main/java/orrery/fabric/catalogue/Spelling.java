package orrery.fabric.catalogue;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Finds what somebody meant to write. */
public final class Spelling {
    private static final int LONGEST = 100;

    private Spelling() {}

    /** {@code "; did you mean \"gpu\"?"}, or nothing when no allowed word is near. */
    public static String hint(String found, Collection<String> allowed) {
        if (found.length() > LONGEST) {
            return "";
        }
        return allowed.stream()
                .min(Comparator.comparingInt((String word) -> distance(found, word))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(word -> distance(found, word) <= Math.max(2, word.length() / 2))
                .map(word -> "; did you mean \"" + word + "\"?")
                .orElse("");
    }

    /** Levenshtein distance without regard to case. */
    static int distance(String a, String b) {
        var from = a.toLowerCase(Locale.ROOT);
        var to = b.toLowerCase(Locale.ROOT);
        var row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
