package orrery.node.lpu;

import java.util.LinkedHashMap;
import java.util.Map;
import orrery.fabric.schedule.Planner;
import orrery.fabric.time.Derived;
import orrery.fabric.time.Derived.Derivation;
import orrery.fabric.topology.Topology;
import orrery.node.plan.Seat;
import orrery.protocol.payload.Step;

/** The timetables of one copy, each written once for all its LPUs of this JVM. Threads share it. */
public final class Timetables {
    private static final int KEPT = 4;

    private final CopyParts parts;
    private final Planner empty;
    private final Map<Integer, Timetable> byStep = new LinkedHashMap<>();

    /**
     * @throws orrery.fabric.schedule.ScheduleProblem when LPUs that communicate have no way to each other through the copy
     */
    public Timetables(Topology topology, CopyParts parts) {
        this.parts = parts;
        this.empty = new Planner(topology, parts.devices());
        parts.seats().forEach(this::requireWays);
    }

    /** Every LPU that a seat's program sends to can be reached. */
    private void requireWays(Seat seat) {
        var self = parts.device(seat);
        parts.groups(seat).stream()
                .flatMap(group -> parts.members(seat, group).stream())
                .mapToInt(parts::device)
                .filter(other -> other != self)
                .forEach(other -> empty.requireWay(self, other));
    }

    /** What a timetable is written from. */
    private record OfStep(Timetables copy, Step step) implements Derivation {
        @Override
        public Derived derive() {
            return copy.of(step);
        }
    }

    long slotPs() {
        return parts.slotPs();
    }

    /** That of a step; every LPU asks for one step after the other. */
    synchronized Timetable of(Step step) {
        if (!byStep.containsKey(step.number())) {
            byStep.put(
                    step.number(), Compiler.compile(parts, empty.again(), step).from(new OfStep(this, step)));
            byStep.keySet().removeIf(number -> number <= step.number() - KEPT);
        }
        return byStep.get(step.number());
    }
}
