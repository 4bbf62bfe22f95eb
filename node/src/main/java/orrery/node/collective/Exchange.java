package orrery.node.collective;

import java.util.Arrays;
import java.util.List;
import orrery.fabric.link.Ports;
import orrery.fabric.time.Outbox;
import orrery.protocol.payload.Payload;
import orrery.protocol.units.Rate;

/**
 * One rank's part of an exchange, where each rank has something of its own for each other, or nothing: it sends, the next
 * rank's first, and waits for what others have for it. Who sends nothing is not waited for.
 *
 * <pre>
 *   begun ──[notice, where data is staged first]──▶ to the next rank, to the one after that, …   at the copy rate
 *   last of the awaited wholly in ──notice──▶ done
 * </pre>
 *
 * <p>What came is handed over by rank, so that nothing depends on the order of arrival.
 */
public final class Exchange {
    private final Task task;
    private final Rate copyRate;
    private final int rank;
    private final Payload[] received; // by rank
    private final boolean[] awaited; // by rank
    private int missing;
    private long donePs;

    /**
     * An exchange as all its ranks see it.
     *
     * @param number among the exchanges of the slot, as both ends count
     * @param incarnation of the group, so that nothing of one that was given up is mistaken for the next
     * @param slot tells its messages from others that the same two devices exchange, below {@link CollectiveTask#SLOTS}
     */
    public record Task(int incarnation, int number, int slot, Choice choice, Reach reach) {
        private long tag(int rank, int other) {
            return PieceTag.stamp(incarnation)
                    | PieceTag.of(slot, number, 0, 0, reach.to(rank, other).count());
        }

        private long synchronisationPs() {
            return choice.pace().synchronisation().picos();
        }
    }

    /** @param awaited ranks that have something for this one */
    Exchange(Task task, int rank, List<Integer> awaited) {
        this.task = task;
        this.copyRate = Rate.of(task.choice.pace().copyRate());
        this.rank = rank;
        this.received = new Payload[task.reach.ranks()];
        this.awaited = new boolean[received.length];
        awaited.forEach(source -> this.awaited[source] = true);
        this.missing = (int) awaited.stream().distinct().count();
    }

    Task task() {
        return task;
    }

    /**
     * Sends.
     *
     * @param outgoing by rank; null for those that expect nothing
     */
    void start(long nowPs, List<Payload> outgoing, Ports ports, Outbox out) {
        var headPs = nowPs + (task.choice.algorithm() == Algorithm.TWO_SHOT ? task.synchronisationPs() : 0);
        for (var distance = 1; distance < received.length; distance++) {
            var other = rank + distance < received.length ? rank + distance : rank + distance - received.length;
            var payload = outgoing.get(other);
            if (payload != null) {
                headPs += send(headPs, other, payload, ports, out);
            }
        }
        donePs = headPs;
        if (awaited[rank]) {
            take(rank, outgoing.get(rank), nowPs);
        }
    }

    /** @return picoseconds until the next may leave */
    private long send(long headPs, int other, Payload whole, Ports ports, Outbox out) {
        var copyPs = copyRate.picosFor(whole.bytes());
        var stripes = task.reach.to(rank, other);
        var tag = task.tag(rank, other);
        for (var stripe = 0; stripe < stripes.count(); stripe++) {
            var part = Striped.part(whole, stripes, stripe, task.choice.protocol());
            ports.pass(
                    headPs,
                    stripes.port(stripe),
                    copyPs,
                    task.reach.message(rank, other, task.number % task.choice.channels(), tag, part),
                    out);
        }
        return copyPs;
    }

    /** What one rank had for this one is wholly in. */
    void take(int source, Payload whole, long tailPs) {
        if (!awaited[source] || received[source] != null) {
            throw new IllegalStateException("rank " + source + " sent " + whole + " to rank " + rank + " in exchange "
                    + task.number + ", which does not await it");
        }
        received[source] = whole;
        donePs = Math.max(donePs, tailPs + task.synchronisationPs());
        missing--;
    }

    /** Messages that a rank's payload comes in. */
    int stripesFrom(int source) {
        return task.reach.to(source, rank).count();
    }

    boolean awaits(int source) {
        return awaited[source] && received[source] == null;
    }

    /** Whether everything awaited is in. */
    public boolean done() {
        return missing == 0;
    }

    /** Virtual time at which it was, and all was sent; once {@link #done}. */
    public long donePs() {
        return donePs;
    }

    /** By rank; null from those that had nothing. */
    public List<Payload> received() {
        return Arrays.asList(received);
    }
}
