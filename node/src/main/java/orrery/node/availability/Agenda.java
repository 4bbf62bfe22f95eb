package orrery.node.availability;

import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/** What is due, in the order of time, at one time in the order in which it was put down. */
final class Agenda {
    private final PriorityQueue<Due> dues =
            new PriorityQueue<>(Comparator.comparingDouble(Due::atSeconds).thenComparingLong(Due::number));
    private long numbers;

    /** One entry. */
    record Due(double atSeconds, long number, Happening happening) {}

    void add(double atSeconds, Happening happening) {
        dues.add(new Due(atSeconds, numbers++, happening));
    }

    /** The next one before a time. */
    Optional<Due> next(double beforeSeconds) {
        return !dues.isEmpty() && dues.peek().atSeconds() < beforeSeconds ? Optional.of(dues.poll()) : Optional.empty();
    }
}
