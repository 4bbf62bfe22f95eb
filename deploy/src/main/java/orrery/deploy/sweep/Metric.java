package orrery.deploy.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.scenario.Origin;
import orrery.protocol.naming.Spelling;

/**
 * A figure of a run.
 *
 * @param name with its unit
 * @param pointer where it stands in {@code summary.json}
 * @param dividend what it divides there; 0 where it stands there itself
 */
public record Metric(String name, String pointer, double dividend) {
    private static final double MILLIS_PER_SECOND = 1000;
    private static final String SERVED = "/result/metrics/";
    private static final String ENERGY = "/result/energy/";

    /** Those with a name of their own, then those of vLLM's serving benchmark. */
    static final List<Metric> KNOWN = known();

    private static List<Metric> known() {
        var known = new ArrayList<>(List.of(
                new Metric("tokens_per_s_per_user", SERVED + "mean_tpot_ms", MILLIS_PER_SECOND),
                new Metric("tokens_per_s_per_gpu", SERVED + "output_throughput_per_gpu", 0),
                new Metric("tokens_per_s_per_megawatt", ENERGY + "tokens_per_second_per_megawatt", 0),
                new Metric("joules_per_token", ENERGY + "joules_per_token/facility", 0)));
        Stream.of("request_throughput", "output_throughput", "total_token_throughput", "duration", "completed", "gpus")
                .map(name -> new Metric(name, SERVED + name, 0))
                .forEach(known::add);
        for (var time : List.of("ttft", "tpot", "itl", "e2el")) {
            for (var statistic : List.of("mean", "p50", "p99")) {
                var name = statistic + "_" + time + "_ms";
                known.add(new Metric(name, SERVED + name, 0));
            }
        }
        return List.copyOf(known);
    }

    /**
     * One of the known, or the number at a dotted path of the result.
     *
     * @param origin where the name stands, for messages
     * @throws InputProblem where there is no such figure
     */
    static Metric named(String name, Origin origin, String field) {
        var names = KNOWN.stream().map(Metric::name).toList();
        if (name.contains(".")) {
            return new Metric(name, "/result/" + name.replace('.', '/'), 0);
        }
        return KNOWN.stream()
                .filter(metric -> metric.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new InputProblem(
                        origin,
                        field,
                        "\"" + name + "\"",
                        String.join(", ", names) + ", or the dotted path of a number in the result of summary.json",
                        Spelling.didYouMean(name, names)));
    }

    /** For people, with slashes: {@code tokens/s/GPU}. */
    String words() {
        return name.replace("_per_gpu", "_per_GPU").replace("_per_", "/").replace('_', ' ');
    }

    /** Rates; all other figures are not compared. */
    boolean isMoreBetter() {
        return name.startsWith("tokens_per_") || name.endsWith("_throughput");
    }

    /** What a run came to; empty where it is unknown. Of a figure with its range, the figure. */
    OptionalDouble of(JsonNode summary) {
        var found = summary.at(pointer);
        var number = found.isObject() ? found.path("value") : found;
        if (!number.isNumber()) {
            return OptionalDouble.empty();
        }
        var value = dividend == 0 ? number.asDouble() : dividend / number.asDouble();
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
