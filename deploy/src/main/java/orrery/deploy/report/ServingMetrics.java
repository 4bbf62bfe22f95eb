package orrery.deploy.report;

import java.util.List;
import java.util.stream.Stream;
import orrery.node.outcome.Outcome;
import orrery.node.outcome.RequestOutcome;
import orrery.node.outcome.RequestOutcome.Answer;
import orrery.node.plan.Deployment.Pool;
import orrery.node.scenario.Scenario;
import orrery.protocol.units.SimDuration;
import orrery.protocol.units.SimTime;

/**
 * What the senders of requests saw, in the terms of vLLM's serving benchmark.
 *
 * @param duration from the first request sent to the last token received
 * @param gpus devices that the plan uses, of whatever kind
 * @param kind of those devices; where there are several, just {@code device}
 * @param inputTokens of all prompts
 * @param outputTokens of all continuations
 * @param ttft time to first token
 * @param tpot time per output token after the first, one figure per request
 * @param itl inter-token latency, one figure per token after the first
 * @param e2el end-to-end latency, from sending to the last token
 * @param right answers as expected
 * @param asked requests with an expected answer
 */
public record ServingMetrics(
        SimDuration duration,
        long gpus,
        String kind,
        int completed,
        long inputTokens,
        long outputTokens,
        Distribution ttft,
        Distribution tpot,
        Distribution itl,
        Distribution e2el,
        long right,
        long asked) {

    public static ServingMetrics of(Scenario scenario, Outcome outcome) {
        var requests = outcome.requests();
        var answered = requests.stream().filter(r -> !r.tokenTimes().isEmpty()).toList();
        return new ServingMetrics(
                duration(answered),
                devices(scenario),
                kind(scenario),
                requests.size(),
                requests.stream().mapToLong(RequestOutcome::promptTokens).sum(),
                requests.stream().mapToLong(r -> r.tokens().size()).sum(),
                Distribution.of(Latency.TTFT.timesPs(requests)),
                Distribution.of(Latency.TPOT.timesPs(requests)),
                Distribution.of(Latency.ITL.timesPs(requests)),
                Distribution.of(Latency.E2EL.timesPs(requests)),
                requests.stream().filter(r -> r.answer() == Answer.RIGHT).count(),
                requests.stream().filter(r -> r.answer() != Answer.NOT_ASKED).count());
    }

    private static long devices(Scenario scenario) {
        return scenario.plan().deployment().pools().stream()
                .mapToLong(pool -> (long) pool.copies() * pool.cut().ranks())
                .sum();
    }

    private static String kind(Scenario scenario) {
        var kinds = scenario.plan().deployment().pools().stream()
                .map(Pool::cut)
                .flatMap(cut -> Stream.of(cut.device(), cut.feedForward().device()))
                .distinct()
                .toList();
        return kinds.size() == 1 ? kinds.getFirst().toString() : "device";
    }

    private static SimDuration duration(List<RequestOutcome> answered) {
        var start = answered.stream().map(RequestOutcome::sent).min(SimTime::compareTo);
        var end = answered.stream().map(ServingMetrics::last).max(SimTime::compareTo);
        return start.map(first -> end.orElse(first).since(first)).orElse(SimDuration.ZERO);
    }

    private static SimTime last(RequestOutcome request) {
        return request.tokenTimes().getLast();
    }

    /** Per second of {@link #duration}; not a number where nothing took time. */
    public double perSecond(double amount) {
        return duration.picos() == 0 ? Double.NaN : amount / duration.inSeconds();
    }

    /** Output tokens per second. */
    public double outputThroughput() {
        return perSecond(outputTokens);
    }

    /** Output tokens per second and device. */
    public double outputThroughputPerGpu() {
        return outputThroughput() / gpus;
    }
}
