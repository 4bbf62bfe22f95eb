package orrery.deploy.benchmark;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import orrery.deploy.benchmark.StepMeasured.Step;
import orrery.fabric.actor.Conductor;

/** Looks at the clocks whenever a step's last token is there. */
final class StepClock implements Conductor.Watcher {
    private static final double NANOS_PER_SECOND = 1e9;

    private final int tokensOfStep;
    private final List<Moment> moments = new ArrayList<>();

    private record Moment(long nanos, long processorNanos, long events) {
        static Moment now(long events) {
            return new Moment(System.nanoTime(), processor(), events);
        }

        Step since(Moment before) {
            return new Step(
                    (nanos - before.nanos) / NANOS_PER_SECOND,
                    (processorNanos - before.processorNanos) / NANOS_PER_SECOND,
                    events - before.events);
        }
    }

    StepClock(int tokensOfStep) {
        this.tokensOfStep = tokensOfStep;
    }

    void start() {
        moments.add(Moment.now(0));
    }

    @Override
    public void windowOver(long events, long achieved) {
        if (achieved >= (long) tokensOfStep * moments.size()) {
            moments.add(Moment.now(events));
        }
    }

    /** In order; to be asked once the run is over. */
    List<Step> steps() {
        var steps = new ArrayList<Step>();
        for (var moment = 1; moment < moments.size(); moment++) {
            steps.add(moments.get(moment).since(moments.get(moment - 1)));
        }
        return steps;
    }

    private static long processor() {
        var machine = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return machine.getProcessCpuTime();
    }
}
