package orrery.deploy.scenario;

/** A source line with carets under the spot, cut to what a terminal shows. */
final class Excerpt {
    private static final int WIDEST = 100;
    private static final int BEFORE = 60;

    private Excerpt() {}

    /** Two lines, each ended by a line feed. */
    static String of(Origin origin) {
        var number = Integer.toString(origin.line());
        var indent = " ".repeat(number.length());
        var from = Math.max(0, origin.column() - 1 - BEFORE);
        var shown = visible(origin.sourceLine(), from);
        var caretAt = Math.min(origin.column() - 1 - from, shown.length());
        var carets = Math.clamp(origin.width(), 1, Math.max(1, shown.length() - caretAt));
        return "  " + number + " | " + shown + "\n" + "  " + indent + " | " + " ".repeat(caretAt) + "^".repeat(carets)
                + "\n";
    }

    /** Control characters would move the cursor, so each becomes one blank. */
    private static String visible(String line, int from) {
        var start = Math.min(from, line.length());
        var part = line.substring(start, Math.min(line.length(), start + WIDEST));
        return part.replaceAll("[\\p{Cntrl}]", " ").stripTrailing();
    }
}
