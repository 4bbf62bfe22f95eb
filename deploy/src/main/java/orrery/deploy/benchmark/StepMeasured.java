package orrery.deploy.benchmark;

import java.util.List;
import orrery.node.outcome.Foreseen;

/**
 * What one run measured.
 *
 * @param first the step of the prompts, start of the devices included
 * @param warmUp decode steps, the first of them the first of its kind
 * @param steps decode steps, in order
 * @param foreseen what fast-forward did
 * @param fingerprint of all times and bytes
 */
public record StepMeasured(Step first, List<Step> warmUp, List<Step> steps, Foreseen foreseen, String fingerprint) {

    /**
     * One step.
     *
     * @param seconds of wall time
     * @param processor seconds of all cores over the same time, compilers and collectors included
     * @param events of devices; fast-forward's own, away from them, are not in it
     */
    public record Step(double seconds, double processor, long events) {}
}
