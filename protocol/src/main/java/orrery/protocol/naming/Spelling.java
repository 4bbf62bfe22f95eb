package orrery.protocol.naming;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the valid word that somebody probably meant. */
public final class Spelling {
    private static final int LONGEST = 80;

    private Spelling() {}

    /** {@code did you mean X?} for the nearest valid word, or empty where none is near. */
    public static String didYouMean(String word, Collection<String> valid) {
        return nearest(word, valid).map(near -> "did you mean " + near + "?").orElse("");
    }

    /** The same as the end of a sentence, {@code ; did you mean "X"?}, or empty where none is near. */
    public static String hint(String word, Collection<String> valid) {
        return nearest(word, valid)
                .map(near -> "; did you mean \"" + near + "\"?")
                .orElse("");
    }

    /** The valid word with the fewest changed letters, where those are at most a third of it; of equals the first. */
    public static Optional<String> nearest(String word, Collection<String> valid) {
        if (word.isBlank() || word.length() > LONGEST) {
            return Optional.empty();
        }
        var folded = fold(word);
        return valid.stream()
                .filter(candidate -> isNear(folded, fold(candidate)))
                .min(Comparator.comparingInt(candidate -> changes(folded, fold(candidate))));
    }

    private static boolean isNear(String word, String candidate) {
        var partOf = word.length() > 2 && candidate.contains(word);
        return partOf || changes(word, candidate) <= Math.max(1, Math.max(word.length(), candidate.length()) / 3);
    }

    private static String fold(String word) {
        return word.strip().toLowerCase(Locale.ROOT).replace('-', '_');
    }

    /** Levenshtein's distance where two swapped neighbours count once (optimal string alignment). */
    private static int changes(String a, String b) {
        var distance = new int[a.length() + 1][b.length() + 1];
        for (var i = 0; i <= a.length(); i++) {
            for (var j = 0; j <= b.length(); j++) {
                distance[i][j] = i == 0 || j == 0 ? i + j : cheapest(distance, a, b, i, j);
            }
        }
        return distance[a.length()][b.length()];
    }

    private static int cheapest(int[][] distance, String a, String b, int i, int j) {
        var same = a.charAt(i - 1) == b.charAt(j - 1);
        var least =
                Math.min(Math.min(distance[i - 1][j], distance[i][j - 1]) + 1, distance[i - 1][j - 1] + (same ? 0 : 1));
        var swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, distance[i - 2][j - 2] + 1) : least;
    }
}
