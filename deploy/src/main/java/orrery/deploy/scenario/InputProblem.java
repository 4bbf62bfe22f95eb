package orrery.deploy.scenario;

/**
 * Input that cannot be used. Its message is complete and ready to print: place, field, the line with a caret, what was found,
 * what is allowed, what to do.
 */
public final class InputProblem extends RuntimeException {
    private final transient Origin origin;
    private final String field;
    private final String found;
    private final String allowed;
    private final String remedy;

    /** A problem at a spot of a file. */
    public InputProblem(Origin origin, String field, String found, String allowed, String remedy) {
        super(message(origin, field, found, allowed, remedy));
        this.origin = origin;
        this.field = field;
        this.found = found;
        this.allowed = allowed;
        this.remedy = remedy;
    }

    /** A problem with a whole file or option, at no particular line. */
    public static InputProblem of(String where, String field, String found, String allowed, String remedy) {
        return new InputProblem(Origin.of(where), field, found, allowed, remedy);
    }

    private static String message(Origin origin, String field, String found, String allowed, String remedy) {
        var text = new StringBuilder(origin.where());
        if (origin.isSpot()) {
            text.append(':').append(origin.line()).append(':').append(origin.column());
        }
        text.append(field.isEmpty() ? "" : ": " + field).append('\n');
        if (origin.isSpot()) {
            text.append(Excerpt.of(origin));
        }
        text.append("  found:   ").append(found);
        text.append("\n  allowed: ").append(allowed);
        return text.append(remedy.isEmpty() ? "" : "\n  remedy:  " + remedy).toString();
    }

    /** The file as it was named, or the option. */
    public String file() {
        return origin.where();
    }

    /** From 1; 0 where no line is meant. */
    public int line() {
        return origin.line();
    }

    /** From 1; 0 where no column is meant. */
    public int column() {
        return origin.column();
    }

    /** Dotted path of the field, or empty where the whole input is meant. */
    public String field() {
        return field;
    }

    public String found() {
        return found;
    }

    public String allowed() {
        return allowed;
    }

    /** What to do, or empty where it is plain. */
    public String remedy() {
        return remedy;
    }
}
