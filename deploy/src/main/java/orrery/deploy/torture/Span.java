package orrery.deploy.torture;

import java.util.Optional;
import java.util.regex.Pattern;

/** Whole numbers from one to another. */
public record Span(int least, int most) {
    private static final Pattern TEXT = Pattern.compile("(\\d)(?:\\.\\.(\\d))?");

    /** For example {@code 2..4} or {@code 3}; empty for anything else. */
    public static Optional<Span> of(String text) {
        var numbers = TEXT.matcher(text);
        if (!numbers.matches()) {
            return Optional.empty();
        }
        var least = Integer.parseInt(numbers.group(1));
        var most = numbers.group(2) == null ? least : Integer.parseInt(numbers.group(2));
        return least > most ? Optional.empty() : Optional.of(new Span(least, most));
    }
}
