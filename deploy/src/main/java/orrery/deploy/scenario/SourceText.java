package orrery.deploy.scenario;

/**
 * Text somebody wrote, and what to call it in messages.
 *
 * @param name file name or option
 * @param text all of it
 * @param firstLine number of its first line in the file
 */
record SourceText(String name, String text, int firstLine) {

    SourceText(String name, String text) {
        this(name, text, 1);
    }

    /** A spot in this text, line and column counted from 1. */
    Origin at(int line, int column, int width) {
        var lines = text.lines().skip(line - 1L).findFirst();
        return new Origin(name, firstLine - 1 + line, Math.max(1, column), Math.max(1, width), lines.orElse(""));
    }

    /** The spot of a character, counted from 0. */
    Origin atOffset(int offset) {
        var before = text.substring(0, Math.min(offset, text.length()));
        var line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        return at(line, before.length() - before.lastIndexOf('\n'), 1);
    }

    Origin whole() {
        return Origin.of(name);
    }
}
