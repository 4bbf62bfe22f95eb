package orrery.deploy.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Everybody who listens to a run, each with a short queue. Whoever is too slow loses all that waits, and gets the whole again; whoever
 * was gone for a moment gets what was missed.
 *
 * <pre>
 *   new ──────────┐
 *   current ──queue is full──▶ behind ──the whole is told──▶ current
 *   back, having heard one of the last events ──those after it──▶ current
 * </pre>
 */
final class Audience {
    private static final int MOST = 16;
    private static final int QUEUE = 64;

    /**
     * Something that happened.
     *
     * @param id by which whoever comes back says what was heard last
     * @param type as the API names it
     * @param data as JSON
     */
    record Event(String id, String type, String data) {}

    private static final Event BEHIND = new Event("", "", "");

    private final String ours = Long.toHexString(ThreadLocalRandom.current().nextLong());
    private final Set<Seat> seats = new HashSet<>();
    private final ArrayDeque<Event> recent = new ArrayDeque<>(); // the last one has the current number
    private long number;
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

        /** Whether the whole has to be told: at the beginning, and where something was lost. */
        boolean isBehind(Event event) {
            return event == BEHIND;
        }

        /** The whole is about to be told, and what waits is part of it; its id. */
        String anew() {
            synchronized (Audience.this) {
                waiting.clear();
                return id(number);
            }
        }

        @Override
        public void close() {
            synchronized (Audience.this) {
                seats.remove(this);
            }
        }
    }

    private String id(long of) {
        return ours + "-" + of;
    }

    /**
     * Empty where all seats are taken, or nothing more will happen.
     *
     * @param lastHeard id of the last event that somebody who comes back has heard; empty for whoever is new
     */
    synchronized Optional<Seat> sit(String lastHeard) {
        if (isOver || seats.size() >= MOST) {
            return Optional.empty();
        }
        var seat = new Seat();
        if (isMissedKnown(lastHeard)) {
            var after = Long.parseLong(lastHeard.substring(ours.length() + 1));
            recent.stream().skip(recent.size() - (number - after)).forEach(seat::add);
        } else {
            seat.add(BEHIND);
        }
        seats.add(seat);
        return Optional.of(seat);
    }

    /** Whether all that came after an event is still here. */
    private boolean isMissedKnown(String lastHeard) {
        if (!lastHeard.matches(ours + "-\\d{1,18}")) {
            return false;
        }
        var missed = number - Long.parseLong(lastHeard.substring(ours.length() + 1));
        return missed >= 0 && missed <= recent.size();
    }

    synchronized void tell(String type, JsonNode data) {
        number++;
        var event = new Event(id(number), type, data.toString());
        if (recent.size() == QUEUE) {
            recent.removeFirst();
        }
        recent.addLast(event);
        seats.forEach(seat -> seat.add(event));
    }

    /** Everybody gets the whole again. */
    synchronized void tellWhole() {
        seats.forEach(seat -> seat.add(BEHIND));
    }

    synchronized boolean isEmpty() {
        return seats.isEmpty();
    }

    /** Nobody new sits down any more. */
    synchronized void end() {
        isOver = true;
    }
}
