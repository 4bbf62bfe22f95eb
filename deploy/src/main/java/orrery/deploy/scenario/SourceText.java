package orrery.deploy.scenario;

import java.util.List;

/** Text somebody wrote, and what to call it in messages. */
public final class SourceText {
    private final String name;
    private final String text;
    private final int firstLine;
    private final List<String> lines; // cut once: every token of a file asks for its line

    /**
     * @param name file name or option
     * @param text all of it
     * @param firstLine number of its first line in the file
     */
    SourceText(String name, String text, int firstLine) {
        this.name = name;
        this.text = text;
        this.firstLine = firstLine;
        this.lines = text.lines().toList();
    }

    public SourceText(String name, String text) {
        this(name, text, 1);
    }

    public String name() {
        return name;
    }

    public String text() {
        return text;
    }

    public List<String> lines() {
        return lines;
    }

    /** A spot in this text, line and column counted from 1. */
    public Origin at(int line, int column, int width) {
        var source = line <= lines.size() ? lines.get(line - 1) : "";
        return new Origin(name, firstLine - 1 + line, Math.max(1, column), Math.max(1, width), source);
    }

    /** The spot of a character, counted from 0. */
    Origin atOffset(int offset) {
        var before = text.substring(0, Math.min(offset, text.length()));
        var line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        return at(line, before.length() - before.lastIndexOf('\n'), 1);
    }

    public Origin whole() {
        return Origin.of(name);
    }
}
