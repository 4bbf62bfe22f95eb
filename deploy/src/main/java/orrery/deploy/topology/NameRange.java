package orrery.deploy.topology;

import java.util.regex.Pattern;

/**
 * One name, or names that differ in a number: {@code gpu[0-71]} is gpu0 to gpu71.
 *
 * @param prefix before the number, or the whole name
 * @param first number, or -1 where it is a single name
 * @param last number, at least {@code first}
 */
record NameRange(String prefix, int first, int last) {
    private static final Pattern RANGE = Pattern.compile("(.*)\\[(\\d{1,7})-(\\d{1,7})]");

    private static final Pattern NUMBERED = Pattern.compile("(.*?)(0|[1-9]\\d{0,6})");

    /** A single name as a range of one where it ends in a number: the beginning of a row, perhaps. */
    static NameRange ofName(String name) {
        var numbered = NUMBERED.matcher(name);
        if (!numbered.matches()) {
            return parse(name);
        }
        int number = Integer.parseInt(numbered.group(2));
        return new NameRange(numbered.group(1), number, number);
    }

    /** Whether this name follows on a range. */
    boolean follows(NameRange range) {
        return isRange() && range.isRange() && prefix.equals(range.prefix) && first == range.last + 1;
    }

    /** The range with the name behind it. */
    NameRange through(NameRange follower) {
        return new NameRange(prefix, first, follower.last);
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return first == last ? name(0) : prefix + "[" + first + "-" + last + "]";
    }

    /** A text that is no range is a name. A range that runs backwards has a {@link #count} of 0. */
    static NameRange parse(String text) {
        var range = RANGE.matcher(text);
        return range.matches()
                ? new NameRange(range.group(1), Integer.parseInt(range.group(2)), Integer.parseInt(range.group(3)))
                : new NameRange(text, -1, -1);
    }

    boolean isRange() {
        return first >= 0;
    }

    int count() {
        return Math.max(0, last - first + 1);
    }

    String name(int index) {
        return first < 0 ? prefix : prefix + (first + index);
    }
}
