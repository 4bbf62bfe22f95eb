package orrery.node.lpu;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.stream.IntStream;
import orrery.fabric.schedule.Planner;
import orrery.fabric.schedule.Transfer;
import orrery.node.lpu.Meetings.Planned;
import orrery.node.numerics.Numerics;
import orrery.node.plan.Seat;
import orrery.node.program.Group;
import orrery.node.program.Node;
import orrery.node.program.Work.AllReduce;
import orrery.node.program.Work.Communicate;
import orrery.node.program.Work.Compute;
import orrery.node.program.Work.GatherRows;
import orrery.node.program.Work.GatherShares;
import orrery.node.program.Work.HandOver;
import orrery.protocol.payload.Payload;
import orrery.protocol.payload.Step;

/**
 * Writes the timetable of one step: runs the programs of all seats of a copy on sizes alone, each node as early as what it
 * waits for allows, a meeting when its last rank is there.
 *
 * <p>Sums cost no time of their own: the vector units add what streams by.
 */
final class Compiler {
    private final CopyParts parts;
    private final Planner planner;
    private final Meetings meetings;
    private final List<SeatPlan> plans = new ArrayList<>();
    private final Map<Key, List<Waiting>> waiting = new HashMap<>();
    private final PriorityQueue<End> ends =
            new PriorityQueue<>(Comparator.comparingLong(End::slot).thenComparingInt(End::number));
    private int number;

    /** Which meeting: the so-manieth of a group about a micro-batch. */
    private record Key(Group group, Seat first, int microBatch, int count) {}

    /** A rank that has come to a meeting. */
    private record Waiting(SeatPlan plan, Node node, long slot) {}

    /** A node that will be over. */
    private record End(long slot, int number, SeatPlan plan, Node node) {}

    private Compiler(CopyParts parts, Planner planner) {
        this.parts = parts;
        this.planner = planner;
        this.meetings = new Meetings(planner);
    }

    /**
     * A timetable.
     *
     * @param planner empty
     * @throws orrery.fabric.schedule.ScheduleProblem when LPUs that communicate have no way to each other
     */
    static Timetable compile(CopyParts parts, Planner planner, Step step) {
        return new Compiler(parts, planner).compile(step);
    }

    private Timetable compile(Step step) {
        for (var seat : parts.seats()) {
            var sizes = parts.sizes(seat);
            sizes.begin(step);
            plans.add(new SeatPlan(seat, parts.device(seat), sizes, parts.order(seat)));
        }
        plans.forEach(plan -> proceed(plan, 0));
        while (!ends.isEmpty()) {
            var end = ends.remove();
            end.plan.over(end.node, end.slot);
            proceed(end.plan, end.slot);
        }
        if (!waiting.isEmpty()) {
            throw new IllegalStateException("some of a group never come: " + waiting.keySet());
        }
        return timetable();
    }

    private Timetable timetable() {
        var slots = planner.seal();
        var actions = new TreeMap<Integer, List<Action>>();
        for (var plan : plans) {
            slots.of(plan.device()).stream()
                    .filter(Transfer::isPassedOn)
                    .forEach(transfer -> plan.actions().add(new Action.PassOn(transfer.slot(), transfer.number())));
            plan.actions()
                    .sort(Comparator.comparingLong(Action::slot)); // stable: what causes comes before what follows
            actions.put(plan.device(), List.copyOf(plan.actions()));
        }
        return new Timetable(actions, slots, null);
    }

    private void proceed(SeatPlan plan, long slot) {
        for (var begun = plan.begin(); !begun.isEmpty(); begun = plan.begin()) {
            begun.forEach(node -> begin(plan, node, slot));
        }
    }

    private void begin(SeatPlan plan, Node node, long slot) {
        switch (node.work()) {
            case Compute _ -> {
                var slots = parts.slots(plan.sizes().compute(node));
                plan.actions().add(new Action.Run(slot, node, slots));
                end(slot + slots, plan, node);
            }
            case HandOver _ -> {
                plan.actions().add(new Action.HandOver(slot, node));
                plan.over(node, slot);
            }
            case Communicate work -> come(plan, node, Group.of(work).orElseThrow(), slot);
        }
    }

    private void end(long slot, SeatPlan plan, Node node) {
        ends.add(new End(slot, number++, plan, node));
    }

    private void come(SeatPlan plan, Node node, Group group, long slot) {
        var members = parts.members(plan.seat(), group);
        var both = group == Group.PREVIOUS_STAGE ? Group.NEXT_STAGE : group;
        var count = plan.meets(group, node.microBatch());
        var key = new Key(both, members.getFirst(), node.microBatch(), count);
        var here = waiting.computeIfAbsent(key, _ -> new ArrayList<>());
        here.add(new Waiting(plan, node, slot));
        if (here.size() == members.size()) {
            waiting.remove(key);
            here.sort(Comparator.comparingInt(one -> members.indexOf(one.plan.seat())));
            meet(here);
        }
    }

    private void meet(List<Waiting> here) {
        var devices = here.stream().mapToInt(one -> one.plan.device()).toArray();
        var earliest = here.stream().mapToLong(Waiting::slot).max().orElseThrow();
        var planned = switch ((Communicate) here.getFirst().node.work()) {
            case AllReduce _ -> collective(here, devices, earliest, true);
            case GatherRows _, GatherShares _ -> collective(here, devices, earliest, false);
            case Communicate _ -> exchange(here, devices, earliest);
        };
        for (var rank = 0; rank < here.size(); rank++) {
            var one = here.get(rank);
            one.plan.actions().add(new Action.Bring(earliest, one.node, planned.meeting(), rank));
        }
        say(here, planned);
        IntStream.range(0, here.size())
                .forEach(rank -> end(planned.there()[rank], here.get(rank).plan, here.get(rank).node));
    }

    private static void say(List<Waiting> here, Planned planned) {
        var legs = planned.meeting().legs();
        for (var leg = 0; leg < legs.size(); leg++) {
            var from = here.get(legs.get(leg).from());
            from.plan.actions().add(new Action.Say(planned.leaves().get(leg), from.node, legs.get(leg)));
        }
    }

    private Planned collective(List<Waiting> here, int[] devices, long earliest, boolean sum) {
        Numerics.Contribution brought = null;
        for (var one : here) {
            brought = one.plan.sizes().contribution(one.node);
            one.plan.onArrival(one.node, () -> one.plan.sizes().result(one.node, null));
        }
        return sum
                ? meetings.sum(devices, earliest, brought.elements(), brought.bytes())
                : meetings.gather(devices, earliest, brought.bytes());
    }

    private Planned exchange(List<Waiting> here, int[] devices, long earliest) {
        List<List<Payload>> outgoing = new ArrayList<>();
        here.forEach(one -> outgoing.add(one.plan.sizes().outgoing(one.node)));
        for (var rank = 0; rank < here.size(); rank++) {
            var one = here.get(rank);
            var receiver = rank;
            var incoming = new ArrayList<Payload>();
            outgoing.forEach(of -> incoming.add(of.get(receiver)));
            one.plan.onArrival(one.node, () -> one.plan.sizes().incoming(one.node, incoming));
        }
        return meetings.exchange(devices, earliest, outgoing);
    }
}
