package orrery.deploy.validation.inference;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What somebody measured of one model on one system.
 *
 * @param line of its file, from 1
 * @param precision of weights, in words such as fp8; blank where nobody said
 * @param tp, pp, ep, dp degrees of the plan; empty where nobody said
 * @param prompt mean tokens of a prompt; empty where nobody said
 * @param answer mean tokens of an answer; empty where nobody said
 * @param load concurrency, a scenario of MLPerf, or other words
 * @param confidence who measured
 */
public record InferenceRow(
        int line,
        String system,
        OptionalInt gpus,
        String model,
        String precision,
        OptionalInt tp,
        OptionalInt pp,
        OptionalInt ep,
        OptionalInt dp,
        OptionalDouble prompt,
        OptionalDouble answer,
        String load,
        String metric,
        double value,
        String unit,
        String source,
        String confidence) {

    /** All but the metric: rows that are equal in it come from one run. */
    record RunKey(
            String system,
            OptionalInt gpus,
            String model,
            String precision,
            OptionalInt tp,
            OptionalInt pp,
            OptionalInt ep,
            OptionalInt dp,
            OptionalDouble prompt,
            OptionalDouble answer,
            String load,
            String source) {}

    RunKey run() {
        return new RunKey(system, gpus, model, precision, tp, pp, ep, dp, prompt, answer, load, source);
    }

    String words() {
        return "line %d: %s, %s, %s %s".formatted(line, system, model, load, metric);
    }
}
