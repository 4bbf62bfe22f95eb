package orrery.fabric.fault;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import orrery.fabric.fault.CompiledFault.Machine;
import orrery.fabric.optics.Redundancy;
import orrery.fabric.topology.Topology;

/**
 * All that goes wrong in a run, worked out: a function of the entries, the topology and the seed, so every JVM has the same.
 * Immutable; what is added later is numbered after what was there, and changes nothing of it.
 */
public final class FaultSchedule {
    private static final Comparator<Strike> ORDER =
            Comparator.comparingLong(Strike::atPs).thenComparingLong(Strike::ordinal);

    private final Machine machine;
    private final List<CompiledFault> entries;

    private FaultSchedule(Machine machine, List<CompiledFault> entries) {
        this.machine = machine;
        this.entries = List.copyOf(entries);
    }

    /** As {@link #of(List, Topology, Redundancy, long)}, with laser sources that keep nothing in reserve. */
    public static FaultSchedule of(List<ScheduledFault> faults, Topology topology, long seed) {
        return of(faults, topology, Redundancy.NONE, seed);
    }

    /**
     * @param lasers what external laser sources keep in reserve
     * @param seed of the run
     * @throws FaultProblem naming the entry: a selector that matches nothing, an effect that the action cannot have, two
     *     entries that contradict each other
     */
    public static FaultSchedule of(List<ScheduledFault> faults, Topology topology, Redundancy lasers, long seed) {
        var machine = new Machine(topology, lasers, seed);
        var claims = new Claims();
        var compiled = new CompiledFault[faults.size()];
        // What is drawn gives way to what has its times, wherever it stands.
        for (var drawn : new boolean[] {false, true}) {
            for (var entry = 0; entry < faults.size(); entry++) {
                if (faults.get(entry).timing().perHour() > 0 == drawn) {
                    compiled[entry] = CompiledFault.of(entry, faults.get(entry), machine, claims);
                }
            }
        }
        return new FaultSchedule(machine, List.of(compiled));
    }

    /**
     * The same with one more entry, as when somebody injects a fault while the run goes on.
     *
     * @throws FaultProblem as {@link #of}, contradictions to what is there included
     */
    public FaultSchedule added(ScheduledFault fault) {
        var claims = new Claims();
        entries.forEach(entry -> entry.claim(claims));
        var more = new ArrayList<>(entries);
        more.add(CompiledFault.of(entries.size(), fault, machine, claims));
        return new FaultSchedule(machine, more);
    }

    /**
     * The same with an entry healed by hand: what it has struck by then is taken back. What it would strike later it still
     * does.
     *
     * @throws FaultProblem where there is no such entry, or nothing of it to be healed at that time
     */
    public FaultSchedule healed(int entry, long atPs) {
        if (entry < 0 || entry >= entries.size()) {
            throw new FaultProblem(
                    "heal",
                    "fault " + entry,
                    entries.isEmpty() ? "nothing, for there are no faults" : "faults 0 to " + (entries.size() - 1),
                    "");
        }
        var changed = new ArrayList<>(entries);
        changed.set(entry, entries.get(entry).healed(atPs));
        return new FaultSchedule(machine, changed);
    }

    /** Of all entries, earliest first. */
    public List<Strike> strikes() {
        return entries.stream()
                .flatMap(entry -> entry.strikes().stream())
                .sorted(ORDER)
                .toList();
    }

    /** Of one entry, earliest first. */
    public List<Strike> strikes(int entry) {
        return entries.get(entry).strikes().stream().sorted(ORDER).toList();
    }

    /** In the order they were asked for; an entry's place is its number. */
    public List<ScheduledFault> faults() {
        return entries.stream().map(CompiledFault::fault).toList();
    }

    /** Entries with a fault that strikes at or before a time and is not over by then. */
    public List<Integer> active(long atPs) {
        return IntStream.range(0, entries.size())
                .filter(entry -> entries.get(entry).isActive(atPs))
                .boxed()
                .toList();
    }
}
