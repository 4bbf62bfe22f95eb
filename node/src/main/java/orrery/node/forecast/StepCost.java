package orrery.node.forecast;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a step takes, means over the stages of a copy where it says so.
 *
 * @param devicePs from its begin to its end through all stages, gaps between kernels included
 * @param slowestStagePs the longest that any stage takes of it
 * @param computePs that a device computes or moves memory, mean
 * @param feedForwardPs the same of feed-forward's own devices
 * @param communicationPs that a device communicates, mean
 * @param flops of a device, mean
 * @param memoryBytes of a device, mean
 * @param feedForwardFlops of feed-forward's own devices, mean
 * @param feedForwardBytes of their memories, mean
 * @param sentBytes of a device by medium, mean
 */
record StepCost(
        double devicePs,
        double slowestStagePs,
        double computePs,
        double feedForwardPs,
        double communicationPs,
        double flops,
        double memoryBytes,
        double feedForwardFlops,
        double feedForwardBytes,
        Map<String, Double> sentBytes) {
    static final StepCost NONE = new StepCost(0, 0, 0, 0, 0, 0, 0, 0, 0, Map.of());

    StepCost times(double factor) {
        var sent = new TreeMap<String, Double>();
        sentBytes.forEach((medium, bytes) -> sent.put(medium, bytes * factor));
        return new StepCost(
                devicePs * factor,
                slowestStagePs * factor,
                computePs * factor,
                feedForwardPs * factor,
                communicationPs * factor,
                flops * factor,
                memoryBytes * factor,
                feedForwardFlops * factor,
                feedForwardBytes * factor,
                sent);
    }

    StepCost plus(StepCost other) {
        var sent = new TreeMap<>(sentBytes);
        other.sentBytes.forEach((medium, bytes) -> sent.merge(medium, bytes, Double::sum));
        return new StepCost(
                devicePs + other.devicePs,
                slowestStagePs + other.slowestStagePs,
                computePs + other.computePs,
                feedForwardPs + other.feedForwardPs,
                communicationPs + other.communicationPs,
                flops + other.flops,
                memoryBytes + other.memoryBytes,
                feedForwardFlops + other.feedForwardFlops,
                feedForwardBytes + other.feedForwardBytes,
                sent);
    }

    /** Between this and another: 0 is this, 1 the other. */
    StepCost towards(StepCost other, double share) {
        return share == 0 ? this : times(1 - share).plus(other.times(share));
    }
}
