package orrery.node.forecast;

import java.util.Map;
import java.util.TreeMap;

/** What all steps of a copy come to. */
final class StepTally {
    private static final double PICOS_PER_MICRO = 1e6;

    private final TreeMap<Long, Long> tokensByGapMicros = new TreeMap<>();
    private long steps;
    private double sequencePicos;
    private double picos;
    private double devicePs;
    private double computePs;
    private double feedForwardPs;
    private double communicationPs;
    private double flops;
    private double memoryBytes;
    private double feedForwardFlops;
    private double feedForwardBytes;
    private final TreeMap<String, Double> sentBytes = new TreeMap<>();

    void add(StepKey step, long stepPs, StepCost cost) {
        steps++;
        picos += stepPs;
        sequencePicos += (double) stepPs * (step.prompts() + step.decodes());
        tokensByGapMicros.merge(Math.round(stepPs / PICOS_PER_MICRO), (long) step.decodes(), Long::sum);
        devicePs += cost.devicePs();
        computePs += cost.computePs();
        feedForwardPs += cost.feedForwardPs();
        communicationPs += cost.communicationPs();
        flops += cost.flops();
        memoryBytes += cost.memoryBytes();
        feedForwardFlops += cost.feedForwardFlops();
        feedForwardBytes += cost.feedForwardBytes();
        cost.sentBytes().forEach((medium, bytes) -> sentBytes.merge(medium, bytes, Double::sum));
    }

    void add(StepTally other) {
        steps += other.steps;
        picos += other.picos;
        sequencePicos += other.sequencePicos;
        other.tokensByGapMicros.forEach((gap, count) -> tokensByGapMicros.merge(gap, count, Long::sum));
        devicePs += other.devicePs;
        computePs += other.computePs;
        feedForwardPs += other.feedForwardPs;
        communicationPs += other.communicationPs;
        flops += other.flops;
        memoryBytes += other.memoryBytes;
        feedForwardFlops += other.feedForwardFlops;
        feedForwardBytes += other.feedForwardBytes;
        other.sentBytes.forEach((medium, bytes) -> sentBytes.merge(medium, bytes, Double::sum));
    }

    long steps() {
        return steps;
    }

    /** Sequences in a step, the mean over time. */
    double meanBatch() {
        return sequencePicos / picos;
    }

    /** Of tokens after the first, whole steps apart. */
    Times betweenTokens() {
        var count =
                tokensByGapMicros.values().stream().mapToLong(Long::longValue).sum();
        if (count == 0) {
            return new Times(0, 0, 0);
        }
        var sum = 0.0;
        for (var gap : tokensByGapMicros.entrySet()) {
            sum += (double) gap.getKey() * gap.getValue();
        }
        return new Times(sum / count * PICOS_PER_MICRO, gap(count / 2), gap(count * 99 / 100));
    }

    private double gap(long rank) {
        var seen = 0L;
        for (var gap : tokensByGapMicros.entrySet()) {
            seen += gap.getValue();
            if (seen > rank) {
                return gap.getKey() * PICOS_PER_MICRO;
            }
        }
        return tokensByGapMicros.lastKey() * PICOS_PER_MICRO;
    }

    /** Of the time of steps, in which devices had nothing to do. */
    double hostShare() {
        return Math.max(0, 1 - devicePs / picos);
    }

    /** Of attention's devices, or of all where none are apart: one of them, so many of whose steps these are. */
    DeviceUse use(int copies) {
        return new DeviceUse(
                computePs / copies, communicationPs / copies, flops / copies, memoryBytes / copies, sent(copies));
    }

    /** Of feed-forward's own devices. */
    DeviceUse feedForwardUse(int copies) {
        return new DeviceUse(
                feedForwardPs / copies,
                communicationPs / copies,
                feedForwardFlops / copies,
                feedForwardBytes / copies,
                sent(copies));
    }

    private Map<String, Double> sent(int copies) {
        var each = new TreeMap<String, Double>();
        sentBytes.forEach((medium, bytes) -> each.put(medium, bytes / copies));
        return each;
    }
}
