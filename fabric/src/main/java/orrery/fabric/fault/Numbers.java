package orrery.fabric.fault;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which of a numbered row: {@code 17}, {@code 0-7}, {@code 1,4}, or {@code *} for all. */
record Numbers(String text) {
    private static final int MOST_DIGITS = 9;

    /** Of a row with so many; refused where one is not there. */
    int[] of(String row, int count) {
        if (text.equals("*")) {
            return IntStream.range(0, count).toArray();
        }
        return Stream.of(text.split(",", -1))
                .flatMapToInt(part -> range(part.strip(), row, count))
                .distinct()
                .toArray();
    }

    private IntStream range(String part, String row, int count) {
        var dash = part.indexOf('-');
        var first = number(dash < 0 ? part : part.substring(0, dash).strip(), row, count);
        var last = dash < 0 ? first : number(part.substring(dash + 1).strip(), row, count);
        if (last < first) {
            throw refused(row, count);
        }
        return IntStream.rangeClosed(first, last);
    }

    private int number(String digits, String row, int count) {
        var isNumber = !digits.isEmpty()
                && digits.length() <= MOST_DIGITS
                && digits.chars().allMatch(letter -> letter >= '0' && letter <= '9');
        var number = isNumber ? Integer.parseInt(digits) : count;
        if (number >= count) {
            throw refused(row, count);
        }
        return number;
    }

    private FaultProblem refused(String row, int count) {
        var allowed = count == 0
                ? "nothing, for there is no " + row
                : row + "[0] to " + row + "[" + (count - 1) + "], ranges as 0-3, lists as 0,2, and *";
        return new FaultProblem("selector", row + "[" + text + "]", allowed, "");
    }
}
