package orrery.node.lpu;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import orrery.node.execution.ProgramOrder;
import orrery.node.execution.ProgramRun;
import orrery.node.numerics.Numerics;
import orrery.node.plan.Seat;
import orrery.node.program.Group;
import orrery.node.program.Node;

/** One seat's part of a timetable that is being written: how far its program is, and what it does when. */
final class SeatPlan {
    private final Seat seat;
    private final int device;
    private final Numerics sizes;
    private final ProgramRun run;
    private final List<Action> actions = new ArrayList<>();
    private final Map<Integer, Runnable> arrivals = new HashMap<>(); // by node
    private final Map<Group, Map<Integer, Integer>> met = new EnumMap<>(Group.class); // by micro-batch

    /** @param sizes numerics that carry no values, at the beginning of the step */
    SeatPlan(Seat seat, int device, Numerics sizes, ProgramOrder order) {
        this.seat = seat;
        this.device = device;
        this.sizes = sizes;
        this.run = new ProgramRun(order);
    }

    Seat seat() {
        return seat;
    }

    int device() {
        return device;
    }

    Numerics sizes() {
        return sizes;
    }

    List<Action> actions() {
        return actions;
    }

    /** The nodes that may begin now. */
    List<Node> begin() {
        return run.begin();
    }

    /** How often this seat has met a group about a micro-batch; one more from now on. */
    int meets(Group group, int microBatch) {
        return met.computeIfAbsent(group, _ -> new HashMap<>()).merge(microBatch, 1, Integer::sum);
    }

    /** What sizes shall be told when a node is over. */
    void onArrival(Node node, Runnable told) {
        arrivals.put(node.number(), told);
    }

    /** A node is over in a slot. */
    void over(Node node, long slot) {
        var told = arrivals.remove(node.number());
        if (told != null) {
            told.run();
            actions.add(new Action.Take(slot, node));
        }
        run.over(node);
    }
}
