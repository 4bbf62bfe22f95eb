package orrery.deploy.benchmark;

import java.util.List;

/**
 * Which step is timed, and how often.
 *
 * @param model of those that are shipped
 * @param ranks of the one copy, each with a request of its own
 * @param prompt tokens of each request
 * @param warmUp decode steps that are not timed
 * @param steps decode steps that are
 * @param times runs of each kind
 * @param java options of the JVM of each run
 */
public record StepPlan(
        String model, String topology, int ranks, int prompt, int warmUp, int steps, int times, List<String> java) {

    StepPlan times(int others) {
        return new StepPlan(model, topology, ranks, prompt, warmUp, steps, others, java);
    }

    /** Tokens of each request: one by the step of the prompts, and one by each decode step. */
    int tokens() {
        return 1 + warmUp + steps;
    }
}
