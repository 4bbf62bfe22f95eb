package orrery.fabric.time;

/**
 * What a device has before it, earliest first: what arrives, batch by batch, the alarms it set itself, and what goes wrong.
 *
 * <pre>
 *   any thread ──▶ pile ──▶ coming ──▶ burst ─┐
 *                  (batches, as a window opens)├──▶ next
 *   itself, faults ──────────────▶ alarms ────┘
 * </pre>
 */
final class Agenda {
    private final Pile pile = new Pile();
    private final EventQueue<Batch> coming = new EventQueue<>();
    private final EventQueue<Event> alarms = new EventQueue<>();
    private final Burst burst = new Burst();

    /** From any thread; the arrivals must lie in a window not yet open. */
    void add(Batch batch) {
        pile.put(batch);
    }

    /** As {@link #add(Batch)}. */
    void add(Sheaf sheaf) {
        pile.put(sheaf);
    }

    void add(long atPs, long tie, Alarm alarm) {
        alarms.add(atPs, tie, alarm);
    }

    void remove(Alarm alarm) {
        alarms.remove(alarm);
    }

    void add(long atPs, long tie, Fault fault) {
        alarms.add(atPs, tie, fault);
    }

    /** Brings forward what arrives before the end of a window. */
    void open(long untilPs) {
        pile.takeAll(batch -> {
            batch.readInto(burst, untilPs);
            addUnread(batch);
        });
        while (coming.nextPs() < untilPs) {
            var batch = coming.poll();
            batch.readInto(burst, untilPs);
            addUnread(batch);
        }
        burst.sort();
    }

    /** Between windows: puts what was delivered where it is known of. */
    void gather() {
        pile.takeAll(this::addUnread);
    }

    /** Between windows: the same, and no array has room to spare. */
    void settle() {
        gather();
        coming.trim(Batch::dropRead);
        alarms.trim(_ -> {});
        burst.empty();
    }

    private void addUnread(Batch batch) {
        if (batch.unreadPs() < Long.MAX_VALUE) {
            coming.add(batch.unreadPs(), batch.unreadOrder(), batch);
        }
    }

    /** When something of the open window or an alarm comes; {@link Long#MAX_VALUE} for never. */
    long nextPs() {
        return Math.min(burst.nextPs(), alarms.nextPs());
    }

    /** When anything comes that is known of. */
    long earliestPs() {
        return Math.min(nextPs(), coming.nextPs());
    }

    private boolean arrivalIsNext() {
        return burst.nextPs() < alarms.nextPs()
                || burst.nextPs() == alarms.nextPs() && burst.nextOrder() < alarms.nextOrder();
    }

    long nextOrder() {
        return arrivalIsNext() ? burst.nextOrder() : alarms.nextOrder();
    }

    Event poll() {
        return arrivalIsNext() ? burst.poll() : alarms.poll();
    }
}
