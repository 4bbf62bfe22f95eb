package orrery.deploy.validation;

import java.util.List;

/**
 * Errors over rows that have a few words in common, as shares of what was measured.
 *
 * @param words such as system, kernel and number format; {@link ErrorForm} names them
 * @param median of the absolute errors
 * @param p90 of the absolute errors
 * @param bias the median of the errors with their signs
 * @param worst rows, the worst first
 */
public record ErrorGroup(List<String> words, int rows, double median, double p90, double bias, String worst) {
    public ErrorGroup {
        words = List.copyOf(words);
    }
}
