package orrery.deploy.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Everybody who listens to a run, each with a short queue. Whoever is too slow loses all that waits, and gets the whole again.
 *
 * <pre>
 *   current ──queue is full──▶ behind ──taken──▶ current, from the whole on
 * </pre>
 */
final class Audience {
    private static final int MOST = 16;
    private static final int QUEUE = 64;

    /**
     * Something that happened.
     *
     * @param type as the API names it
     */
    record Event(String type, JsonNode data) {}

    private static final Event BEHIND = new Event("behind", null);

    private final Set<Seat> seats = ConcurrentHashMap.newKeySet();
    private boolean isOver;

    /** One who listens. */
    final class Seat implements AutoCloseable {
        private final ArrayBlockingQueue<Event> waiting = new ArrayBlockingQueue<>(QUEUE);

        private void add(Event event) {
            if (!waiting.offer(event)) {
                waiting.clear();
                waiting.offer(BEHIND);
            }
        }

        /** Null where nothing happened for a while. */
        Event next(long patienceMillis) throws InterruptedException {
            return waiting.poll(patienceMillis, TimeUnit.MILLISECONDS);
        }

        /** Whether something was lost, and the whole has to be told again. */
        boolean isBehind(Event event) {
            return event == BEHIND;
        }

        @Override
        public void close() {
            seats.remove(this);
        }
    }

    /** Empty where all seats are taken, or nothing more will happen. */
    synchronized Optional<Seat> sit() {
        if (isOver || seats.size() >= MOST) {
            return Optional.empty();
        }
        var seat = new Seat();
        seats.add(seat);
        return Optional.of(seat);
    }

    void tell(String type, JsonNode data) {
        var event = new Event(type, data);
        seats.forEach(seat -> seat.add(event));
    }

    /** Everybody gets the whole again. */
    void tellWhole() {
        seats.forEach(seat -> seat.add(BEHIND));
    }

    boolean isEmpty() {
        return seats.isEmpty();
    }

    /** Nobody new sits down any more. */
    synchronized void end() {
        isOver = true;
    }
}
