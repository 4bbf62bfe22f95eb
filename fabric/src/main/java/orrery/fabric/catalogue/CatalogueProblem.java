package orrery.fabric.catalogue;

/** A catalogue that cannot be read: says file, line, field, what was found and what is allowed. */
public final class CatalogueProblem extends IllegalArgumentException {
    private static final String ALLOWED = ", allowed: ";

    private final String file;
    private final int line;
    private final String field;
    private final String found;
    private final String allowed;

    public CatalogueProblem(String file, int line, String field, String found, String allowed) {
        super(file + ", line " + line + ", " + field + ": found " + found + ALLOWED + allowed);
        this.file = file;
        this.line = line;
        this.field = field;
        this.found = found;
        this.allowed = allowed;
    }

    /** @param message {@code FOUND, allowed: ALLOWED}, or what was found alone */
    public CatalogueProblem(String message) {
        super(message);
        var parts = message.split(ALLOWED, 2);
        file = "";
        line = 0;
        field = "";
        found = parts[0];
        allowed = parts.length > 1 ? parts[1] : "";
    }

    /** As it was named; empty where the problem is none of a file's text. */
    public String file() {
        return file;
    }

    /** From 1; 0 where no line is meant. */
    public int line() {
        return line;
    }

    /** Path of the field, such as {@code mine/like}; empty where none is meant. */
    public String field() {
        return field;
    }

    public String found() {
        return found;
    }

    /** With the nearest valid spelling at its end, where there is one; may be empty. */
    public String allowed() {
        return allowed;
    }
}
