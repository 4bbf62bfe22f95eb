package orrery.fabric.explain;

import java.util.List;
import orrery.protocol.naming.Spelling;

/** A path that leads nowhere: says which word, what is allowed in its place, and the nearest spelling. */
public final class UnknownPath extends IllegalArgumentException {
    private final String found;
    private final transient List<String> allowed;
    private final String remedy;

    /**
     * @param before the words that were understood, joined by dots; empty where the first was not
     * @param allowed in place of the word; empty where a figure has nothing below it
     * @param understood all that is allowed and other ways to say it
     */
    UnknownPath(String before, String word, List<String> allowed, List<String> understood) {
        this(
                "\"" + word + "\"" + (before.isEmpty() ? "" : " below " + before),
                allowed,
                remedy(before, word, understood));
    }

    private UnknownPath(String found, List<String> allowed, String remedy) {
        super("the catalogue has no " + found + ", allowed: " + String.join(", ", allowed));
        this.found = found;
        this.allowed = List.copyOf(allowed);
        this.remedy = remedy;
    }

    private static String remedy(String before, String word, List<String> understood) {
        return understood.isEmpty() ? "ask for " + before : Spelling.didYouMean(word, understood);
    }

    /** The word in quotes, and what it was looked for in. */
    public String found() {
        return found;
    }

    /** What may stand in the place of the word. */
    public List<String> allowed() {
        return allowed;
    }

    /** For example {@code did you mean rubin?}, or empty where no spelling is near. */
    public String remedy() {
        return remedy;
    }
}
