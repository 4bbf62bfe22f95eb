package orrery.deploy.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/** A number that somebody wrote; YAML takes {@code 1e6} for a text. */
public final class Decimal {
    private static final Pattern FORM = Pattern.compile("[+-]?\\d{1,40}(\\.\\d{1,40})?([eE][+-]?\\d{1,3})?");

    private Decimal() {}

    /** Not a number where it is none. */
    public static double of(JsonNode node) {
        return node.isNumber() ? node.doubleValue() : of(node.asText());
    }

    /** Not a number where it is none. */
    public static double of(String text) {
        var stripped = text.strip();
        return FORM.matcher(stripped).matches() ? Double.parseDouble(stripped) : Double.NaN;
    }
}
