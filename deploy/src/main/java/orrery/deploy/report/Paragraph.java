package orrery.deploy.report;

import java.util.ArrayList;
import java.util.List;

/** Text that came from outside, made safe for a terminal and cut into lines. */
public final class Paragraph {
    private Paragraph() {}

    /** On one line, without the control characters that could steer a terminal. */
    public static String printable(String text) {
        return text.replaceAll("\\s+", " ").replaceAll("[\\p{Cntrl}\\x{80}-\\x{9f}]", "\uFFFD");
    }

    /** The beginning of a text, at most {@code longest} characters. */
    public static String head(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }

    /** The end of a text, at most {@code longest} characters, from the beginning of a word. */
    static String tail(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        var end = text.substring(text.length() - longest);
        return "… " + end.substring(end.indexOf(' ') + 1);
    }

    /** Lines of at most {@code width} characters, broken at blanks where there are any. */
    public static List<String> lines(String text, int width) {
        var lines = new ArrayList<String>();
        var rest = text;
        while (rest.length() > width) {
            var blank = rest.lastIndexOf(' ', width);
            var end = blank > 0 ? blank : width;
            lines.add(rest.substring(0, end));
            rest = rest.substring(end).stripLeading();
        }
        lines.add(rest);
        return lines;
    }
}
