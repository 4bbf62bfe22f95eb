package orrery.node.feasibility;

import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The degrees that cut something into equal parts. */
final class Divisors {
    /** How many are named at most, those nearest to what was asked for. */
    private static final int NAMED = 12;

    private Divisors() {}

    /** All numbers that divide one, ascending; of 0, which nothing has, only 1. */
    static IntStream of(int number) {
        return number == 0
                ? IntStream.of(1)
                : IntStream.rangeClosed(1, number).filter(divisor -> number % divisor == 0);
    }

    static int greatestCommon(int one, int other) {
        return other == 0 ? one : greatestCommon(other, one % other);
    }

    /** For example {@code 1, 2, 4 or 8}, those nearest to what was found where there are many. */
    static String list(IntStream degrees, int found) {
        var named = degrees.boxed()
                .sorted(Comparator.comparingInt(degree -> Math.abs(degree - found)))
                .limit(NAMED)
                .sorted()
                .map(Object::toString)
                .collect(Collectors.joining(", "));
        return named.replaceFirst(", (\\d+)$", " or $1");
    }

    /** Of two equally near, the larger, which needs less of each device. */
    static int nearest(IntStream degrees, int found) {
        return degrees.boxed()
                .min(Comparator.<Integer>comparingInt(degree -> Math.abs(degree - found))
                        .thenComparing(Comparator.reverseOrder()))
                .orElseThrow();
    }
}
