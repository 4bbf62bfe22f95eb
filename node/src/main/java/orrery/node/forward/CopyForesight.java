package orrery.node.forward;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import orrery.fabric.link.Ports;
import orrery.node.execution.Foresight;
import orrery.node.outcome.Foreseen;
import orrery.node.plan.Cut;
import orrery.node.plan.Seat;
import orrery.protocol.payload.Step;

/**
 * The foresight of one copy, whose devices are all on one JVM.
 *
 * <p>A device may know when another began once that was a whole window ago: devices of one window are handled in any order. It
 * need not know sooner. Every rank hears of every other on the way, by two links or more, each of which takes as long as a
 * window, so nobody ends before it has asked again.
 */
public final class CopyForesight implements Foresight {
    private final Cut cut;
    private final Map<Seat, Integer> rankOf = new HashMap<>();
    private final long windowPs;
    private final Phases phases;
    private final StepCourse course;
    private final Supplier<WholeSteps> makesWhole;
    private final Map<Integer, Begun> begun = new HashMap<>(); // by step
    private WholeSteps whole; // null until it is needed
    private Step asked; // of which is known whether it is taken
    private boolean taken;
    private Stall stall; // null where every step ended
    private long steps;

    CopyForesight(
            Cut cut, List<Seat> seats, long windowPs, Phases phases, StepCourse course, Supplier<WholeSteps> whole) {
        this.cut = cut;
        this.windowPs = windowPs;
        this.phases = phases;
        this.course = course;
        this.makesWhole = whole;
        seats.forEach(seat -> rankOf.put(seat, rankOf.size()));
    }

    /** A step where every data group has rows: only then every rank waits for every other. */
    @Override
    public synchronized boolean takes(Step step) {
        if (asked == null || asked.number() != step.number()) {
            asked = step;
            taken = Begun.rows(step, cut).stream().allMatch(rows -> rows > 0);
        }
        return taken;
    }

    @Override
    public synchronized long begin(Seat seat, Step step, long nowPs) {
        var rank = rankOf.get(seat);
        return begun.computeIfAbsent(step.number(), _ -> begun(Begun.rows(step, cut)))
                .begin(rank, nowPs);
    }

    private Begun begun(List<Integer> rows) {
        return new Begun(rows, course.leastPs(rows));
    }

    @Override
    public synchronized Ending ask(Seat seat, Step step, long nowPs) {
        var rank = rankOf.get(seat);
        var one = begun.get(step.number());
        if (!one.isKnownTo(rank, nowPs - windowPs)) {
            return null;
        }
        if (one.endings() == null) {
            one.end(endings(step, one));
        }
        var ending = one.take(rank);
        if (one.isTakenByAll()) {
            begun.remove(step.number());
        }
        if (ending.atPs() < nowPs) {
            throw new IllegalStateException("rank " + rank + " ended step " + step.number() + " at " + ending.atPs()
                    + " ps, and asked at " + nowPs + " ps");
        }
        return ending;
    }

    private Ending[] endings(Step step, Begun one) {
        steps++;
        try {
            return workOut(step, one);
        } catch (Stalled stalled) {
            stall = stalled.stall();
            return Collections.nCopies(rankOf.size(), Ending.NEVER).toArray(Ending[]::new);
        }
    }

    private Ending[] workOut(Step step, Begun one) throws Stalled {
        try {
            return course.of(step, one.rows(), one.startsPs());
        } catch (Overlap overlap) {
            if (whole == null) {
                whole = makesWhole.get();
            }
            var endings = whole.of(step, one.startsPs());
            phases.quiet(whole.quietPs());
            return endings;
        }
    }

    /** What waits in a step that never ends; empty where each does. */
    public synchronized Optional<Stall> stall() {
        return Optional.ofNullable(stall);
    }

    @Override
    public long againPs() {
        return windowPs;
    }

    /** What came of it so far. */
    public synchronized Foreseen foreseen() {
        return new Foreseen(steps, whole == null ? 0 : whole.steps(), phases.all(), phases.repeated());
    }

    /** Counts what ports would have carried; null for those of other JVMs. */
    public synchronized void credit(IntFunction<Ports> portsOf) {
        phases.credit(portsOf);
        if (whole != null) {
            whole.credit(portsOf);
        }
    }
}
