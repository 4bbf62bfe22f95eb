package orrery.node.trace;

/** A trace that cannot be run: which file, which node, which field, what was found, what is allowed and what to do. */
public final class TraceProblem extends RuntimeException {
    private static final int LONGEST_QUOTE = 80;

    private final String file;
    private final String field;
    private final String found;
    private final String allowed;
    private final String remedy;

    /**
     * @param file or files
     * @param field the node and its field; empty where the whole file is meant
     * @param remedy what to do, or empty where it is plain
     */
    public TraceProblem(String file, String field, String found, String allowed, String remedy) {
        super(file + (field.isEmpty() ? "" : ": " + field) + ": found " + found + ", allowed: " + allowed
                + (remedy.isEmpty() ? "" : "; " + remedy));
        this.file = file;
        this.field = field;
        this.found = found;
        this.allowed = allowed;
        this.remedy = remedy;
    }

    static TraceProblem at(RankTrace trace, TraceNode node, String field, String found, String allowed, String remedy) {
        return new TraceProblem(
                trace.file(), node.label() + (field.isEmpty() ? "" : ": " + field), found, allowed, remedy);
    }

    public String file() {
        return file;
    }

    public String field() {
        return field;
    }

    public String found() {
        return found;
    }

    public String allowed() {
        return allowed;
    }

    public String remedy() {
        return remedy;
    }

    /** Files may hold anything: what is quoted from one stays short and on one line. */
    static String quote(String text) {
        var line = text.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "...";
    }
}
