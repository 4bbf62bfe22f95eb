package orrery.deploy.benchmark;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import orrery.deploy.benchmark.StepMeasured.Step;

/**
 * All runs of a step.
 *
 * @param full message by message
 * @param forward with fast-forward
 */
public record StepFound(List<StepMeasured> full, List<StepMeasured> forward) {

    /** Whether all runs came to the same times and bytes, and fast-forward had something to do. */
    @JsonProperty("right")
    public boolean isRight() {
        return Stream.concat(full.stream(), forward.stream())
                                .map(StepMeasured::fingerprint)
                                .distinct()
                                .count()
                        == 1
                && forward.stream().allMatch(run -> run.foreseen().steps() > 0);
    }

    /** How many times less wall time a step takes with fast-forward. */
    @JsonProperty("ratio")
    public double ratio() {
        return median(full, Step::seconds) / median(forward, Step::seconds);
    }

    /** Over the timed steps of all runs of a kind. */
    static double median(List<StepMeasured> runs, ToDoubleFunction<Step> figure) {
        var sorted = runs.stream()
                .flatMap(run -> run.steps().stream())
                .mapToDouble(figure)
                .sorted()
                .toArray();
        return sorted[sorted.length / 2];
    }
}
