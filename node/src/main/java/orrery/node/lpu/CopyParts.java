package orrery.node.lpu;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import orrery.node.cost.Kernel;
import orrery.node.execution.ProgramOrder;
import orrery.node.numerics.Numerics;
import orrery.node.plan.Seat;
import orrery.node.program.Group;
import orrery.node.program.Program;
import orrery.node.seating.Seating;

/** What all timetables of one copy are written from. */
public final class CopyParts {
    private final int copy;
    private final Seating seating;
    private final Function<Seat, Program> programs;
    private final Map<Program, ProgramOrder> orders = new IdentityHashMap<>();
    private final ToLongFunction<List<Kernel>> cost;
    private final long slotPs;
    private final Map<Seat, Numerics> sizes = new HashMap<>();

    /**
     * @param programs each seat's program
     * @param sizes makes numerics that carry no values, to be asked ahead of the real ones
     * @param cost picoseconds of kernels on one of the LPUs
     * @param slotPs of the LPUs' clock
     */
    public CopyParts(
            int copy,
            Seating seating,
            Function<Seat, Program> programs,
            Function<Seat, Numerics> sizes,
            ToLongFunction<List<Kernel>> cost,
            long slotPs) {
        this.copy = copy;
        this.seating = seating;
        this.programs = programs;
        this.cost = cost;
        this.slotPs = slotPs;
        seating.seats(copy).forEach(seat -> this.sizes.put(seat, sizes.apply(seat)));
    }

    List<Seat> seats() {
        return seating.seats(copy);
    }

    int[] devices() {
        return seats().stream().mapToInt(this::device).toArray();
    }

    int device(Seat seat) {
        return seating.device(seat);
    }

    ProgramOrder order(Seat seat) {
        return orders.computeIfAbsent(programs.apply(seat), ProgramOrder::new);
    }

    Set<Group> groups(Seat seat) {
        return programs.apply(seat).groups();
    }

    Numerics sizes(Seat seat) {
        return sizes.get(seat);
    }

    List<Seat> members(Seat seat, Group group) {
        return seating.members(seat, group);
    }

    /** Whole slots, since the next instruction begins with one. */
    long slots(List<Kernel> kernels) {
        return Math.ceilDiv(cost.applyAsLong(kernels), slotPs);
    }

    long slotPs() {
        return slotPs;
    }
}
