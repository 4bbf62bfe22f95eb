package orrery.deploy.verification;

import java.util.List;

/**
 * A whole table in figures.
 *
 * @param failed cases with a problem
 * @param maxLogitDifference of all cases whose numbers are float32; narrow formats differ by more, and by design
 * @param leftOut models whose files nobody named
 */
public record Summary(
        int cases, int failed, int nearTies, double maxLogitDifference, List<String> leftOut, double wallSeconds) {

    public static Summary of(List<Result> results, List<String> leftOut, double wallSeconds) {
        return new Summary(
                results.size(),
                (int) results.stream().filter(result -> !result.passed()).count(),
                results.stream().mapToInt(Result::nearTies).sum(),
                results.stream()
                        .filter(result -> !result.what().isNarrow())
                        .flatMap(result -> result.outcome().stream())
                        .mapToDouble(outcome -> outcome.verification().maxLogitDifference())
                        .max()
                        .orElse(0),
                leftOut,
                wallSeconds);
    }
}
