package orrery.node.checkpoint;

import java.nio.file.Path;

/**
 * A model folder cannot be used: something in one of its files is missing, wrong or unsupported.
 *
 * <p>The message is one readable sentence: file, field, what was found, what is allowed or what to do.
 */
public final class ModelProblem extends RuntimeException {
    private static final int LONGEST_QUOTE = 120;

    private final Path file;
    private final String field;
    private final String found;
    private final String remedy;

    /**
     * @param field the field, tensor or part of the file that is wrong
     * @param found what stands there
     * @param remedy what is allowed, or what to do about it
     */
    public ModelProblem(Path file, String field, String found, String remedy) {
        super("%s: %s: found %s; %s".formatted(file, quote(field), quote(found), remedy));
        this.file = file;
        this.field = field;
        this.found = found;
        this.remedy = remedy;
    }

    public ModelProblem(Path file, String field, String found, String remedy, Throwable cause) {
        this(file, field, found, remedy);
        initCause(cause);
    }

    public Path file() {
        return file;
    }

    public String field() {
        return field;
    }

    public String found() {
        return found;
    }

    public String remedy() {
        return remedy;
    }

    /** Files may hold anything: what is quoted from one stays short and on one line. */
    private static String quote(String text) {
        var line = text.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "...";
    }
}
