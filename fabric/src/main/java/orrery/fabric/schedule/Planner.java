package orrery.fabric.schedule;

import java.util.HashMap;
import java.util.Map;
import orrery.fabric.topology.Topology;
import orrery.protocol.payload.Sized;

/**
 * Puts packets between some LPUs into slots, one after the other, each as early as the links on its way are free.
 *
 * <p>LPUs pass on for each other, and no others do: planners of different LPUs never want the same link.
 */
public final class Planner {
    private final Topology topology;
    private final Paths paths;
    private final Slots.Draft draft;
    private final Map<Integer, Long> freeSlot = new HashMap<>(); // by link

    /**
     * A packet that has its slots.
     *
     * @param first transfer, from its sender
     * @param last transfer, to its receiver
     * @param leaves slot in which its head leaves its sender
     * @param there first slot in which it is wholly at its receiver
     */
    public record Sending(int first, int last, long leaves, long there) {}

    /** @param lpus that send to each other and pass on for each other */
    public Planner(Topology topology, int[] lpus) {
        this(topology, new Paths(topology, lpus));
    }

    private Planner(Topology topology, Paths paths) {
        this.topology = topology;
        this.paths = paths;
        this.draft = new Slots.Draft(topology);
    }

    /** An empty planner for the same LPUs, which knows the ways that this one has found. */
    public Planner again() {
        return new Planner(topology, paths);
    }

    /**
     * Gives a packet its slots.
     *
     * @param earliest slot in which its sender has it
     * @throws ScheduleProblem when there is no way
     */
    public Sending send(int from, int to, long earliest, long bytes) {
        var payload = new Sized(bytes);
        var at = from;
        var first = Transfer.ORIGINAL;
        var last = Transfer.ORIGINAL;
        var there = earliest;
        for (var port : paths.ports(from, to)) {
            var slot = claim(at, port, there, payload);
            last = last == Transfer.ORIGINAL ? draft.add(at, port, slot, payload) : draft.passOn(last, port, slot);
            first = first == Transfer.ORIGINAL ? last : first;
            there = draft.arrivedBy(last);
            at = topology.peer(at, port);
        }
        return new Sending(first, last, draft.slotOf(first), there);
    }

    /** @throws ScheduleProblem when there is no way */
    public void requireWay(int from, int to) {
        paths.ports(from, to);
    }

    /** Slots that a packet of so many bytes keeps the first link on its way busy. */
    public long serialisation(int from, int to, long bytes) {
        return draft.length(from, paths.ports(from, to).getFirst(), new Sized(bytes));
    }

    /** Slots that the first link on the way takes beside that. */
    public long latency(int from, int to) {
        var latencyPs = topology.medium(from, paths.ports(from, to).getFirst()).latencyPs();
        return Math.ceilDiv(latencyPs, draft.slotPs());
    }

    private long claim(int from, int port, long earliest, Sized payload) {
        var link = topology.link(from, port);
        var slot = Math.max(earliest, freeSlot.getOrDefault(link, 0L));
        freeSlot.put(link, slot + draft.length(from, port, payload));
        return slot;
    }

    /** Everything that has been sent. */
    public Slots seal() {
        return draft.seal();
    }
}
