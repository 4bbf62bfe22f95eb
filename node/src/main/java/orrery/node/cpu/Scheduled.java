package orrery.node.cpu;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import orrery.fabric.time.Outbox;
import orrery.node.serving.CopyScheduler;
import orrery.node.serving.Loss;
import orrery.node.serving.Served;

/** One copy of a model that a CPU schedules, over all its incarnations; while it is given up, nothing comes of what is asked. */
final class Scheduled {
    private final List<Served> earlier = new ArrayList<>();
    private final List<Loss> losses = new ArrayList<>();
    private CopyScheduler scheduler; // null while it is given up
    private int incarnation;
    private int steps;

    /** How the scheduler of an incarnation is made. */
    @FunctionalInterface
    interface Maker {
        CopyScheduler make(int incarnation, int firstStep);
    }

    /** Unless it began before. */
    void begin(int newIncarnation, Maker maker) {
        if (scheduler != null && incarnation == newIncarnation) {
            return;
        }
        incarnation = newIncarnation;
        scheduler = maker.make(newIncarnation, steps);
    }

    /** It is given up. */
    void end(Outbox out) {
        if (scheduler != null) {
            losses.addAll(scheduler.end(out));
            scheduler.served().stream().filter(Served::hasChosen).forEach(earlier::add);
            steps = scheduler.steps();
            scheduler = null;
        }
    }

    void whileUp(Consumer<CopyScheduler> action) {
        if (scheduler != null) {
            action.accept(scheduler);
        }
    }

    /** Whether an alarm was set by the incarnation that is up. */
    boolean isOf(Duty duty) {
        return scheduler != null && duty.isOf(incarnation);
    }

    /** Sequences of all incarnations, in order of arrival. */
    Stream<Served> served() {
        return Stream.concat(earlier.stream(), scheduler == null ? Stream.empty() : scheduler.served().stream());
    }

    /** What the ends of its incarnations cost. */
    List<Loss> losses() {
        return losses;
    }
}
