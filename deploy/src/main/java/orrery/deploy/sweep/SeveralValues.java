package orrery.deploy.sweep;

import java.util.ArrayList;
import java.util.List;

/** The values of {@code key=value,value}: cut at commas that stand in no bracket and no quotes. */
final class SeveralValues {
    private SeveralValues() {}

    /** At least one; blanks around each are gone. */
    static List<String> of(String text) {
        var values = new ArrayList<String>();
        var depth = 0;
        var quote = '\0';
        var begin = 0;
        for (var at = 0; at < text.length(); at++) {
            var letter = text.charAt(at);
            if (quote != '\0') {
                quote = letter == quote ? '\0' : quote;
            } else if (letter == '"' || letter == '\'') {
                quote = letter;
            } else if (letter == '[' || letter == '{') {
                depth++;
            } else if (letter == ']' || letter == '}') {
                depth--;
            } else if (letter == ',' && depth <= 0) {
                values.add(text.substring(begin, at).strip());
                begin = at + 1;
            }
        }
        values.add(text.substring(begin).strip());
        return values;
    }

    /** As a label: without the quotes around it. */
    static String label(String value) {
        var isQuoted = value.length() > 1
                && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                && value.charAt(0) == value.charAt(value.length() - 1);
        return isQuoted ? value.substring(1, value.length() - 1) : value;
    }
}
