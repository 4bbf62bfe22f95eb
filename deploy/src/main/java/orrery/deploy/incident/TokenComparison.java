package orrery.deploy.incident;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import orrery.node.outcome.Outcome;
import orrery.node.outcome.Verification.Difference;

/**
 * Whether requests got the tokens of a run without faults.
 *
 * @param beside what they were compared with, in words
 * @param compared requests
 * @param different those of them with another token, by number
 */
public record TokenComparison(String beside, int compared, List<Integer> different) {

    public TokenComparison {
        different = List.copyOf(different);
    }

    /**
     * With the run without faults where there is one; otherwise with one device, where the run was verified.
     *
     * @return nothing where there is nothing to compare with
     */
    public static Optional<TokenComparison> of(Outcome outcome, Optional<Outcome> baseline) {
        if (outcome.verification().compared() > 0) {
            return Optional.of(new TokenComparison(
                    "one device",
                    outcome.verification().compared(),
                    outcome.verification().differences().stream()
                            .map(Difference::request)
                            .distinct()
                            .toList()));
        }
        return baseline.map(other -> new TokenComparison(
                "the run without faults",
                outcome.requests().size(),
                IntStream.range(0, outcome.requests().size())
                        .filter(request -> !begins(
                                other.requests().get(request).tokens(),
                                outcome.requests().get(request).tokens()))
                        .boxed()
                        .toList()));
    }

    /** An answer that was cut short is as far as it goes. */
    private static boolean begins(List<Integer> whole, List<Integer> beginning) {
        return beginning.size() <= whole.size()
                && whole.subList(0, beginning.size()).equals(beginning);
    }

    public boolean isEqual() {
        return different.isEmpty();
    }

    /** For example {@code as of one device, 8 of 8 requests}. */
    public String words() {
        return isEqual()
                ? "as of " + beside + ", all " + compared + " requests"
                : "DIFFERENT from " + beside + ": " + different.size() + " of " + compared + " requests ("
                        + Names.some(different.stream().map(String::valueOf).toList()) + ")";
    }
}
