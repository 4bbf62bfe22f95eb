package orrery.deploy.availability;

import java.util.List;
import java.util.function.Function;
import orrery.deploy.scenario.InputProblem;
import orrery.node.availability.Policy;
import orrery.node.availability.Redundancy;
import orrery.node.availability.Terms;
import orrery.protocol.naming.Spelling;

/** How options, reports and files spell the terms. */
public final class TermWords {
    private TermWords() {}

    /** @throws InputProblem where there is no such policy */
    public static Policy policy(String option, String word) {
        return read(option, word, List.of(Policy.values()), TermWords::word);
    }

    /** @throws InputProblem where there is no such redundancy */
    public static Redundancy lasers(String option, String word) {
        return read(option, word, List.of(Redundancy.values()), TermWords::word);
    }

    /** Whether a lost NVLink is masked. */
    public static boolean masked(String option, String word) {
        return read(option, word, List.of(false, true), TermWords::word);
    }

    private static <T> T read(String option, String word, List<T> values, Function<T, String> spelling) {
        var words = values.stream().map(spelling).toList();
        if (!words.contains(word)) {
            throw InputProblem.of(
                    option, "", "\"" + word + "\"", String.join(", ", words), Spelling.didYouMean(word, words));
        }
        return values.get(words.indexOf(word));
    }

    static String policy(Terms terms) {
        return word(terms.policy());
    }

    static String nvlink(Terms terms) {
        return word(terms.masked());
    }

    static String lasers(Terms terms) {
        return word(terms.redundancy());
    }

    private static String word(Policy policy) {
        return switch (policy) {
            case FAIL_STOP -> "fail-stop";
            case MIGRATE -> "migrate";
            case ELASTIC -> "elastic";
        };
    }

    private static String word(Redundancy redundancy) {
        return switch (redundancy) {
            case NONE -> "none";
            case PAIRED -> "1+1";
            case ONE_MORE -> "n+1";
        };
    }

    private static String word(boolean masked) {
        return masked ? "masked" : "fatal";
    }
}
