package orrery.node.forecast;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import orrery.node.estimate.Assumptions;
import orrery.node.estimate.Lane;
import orrery.node.estimate.StepEstimate;
import orrery.node.estimate.StepEstimates;
import orrery.node.plan.Deployment;
import orrery.node.seating.Seating;

/**
 * Steps of a copy by their sizes, estimated at grid points and linear between them.
 *
 * <p>Time is close to linear in the mean position, since attention reads the cache; the grid of positions doubles. The grid of
 * sequences grows by an eighth. Steps with prompts take the nearest point of a grid: tokens of a prompt by a sixteenth,
 * positions by a quarter, which no test bounds.
 */
final class StepCosts {
    private static final int EXACT_BELOW = 8;
    private static final int POSITIONS_LEAST = 64;

    private final ServedModel model;
    private final StepEstimates estimates;
    private final Map<StepKey, StepCost> known = new HashMap<>();

    StepCosts(ServedModel model) {
        this.model = model;
        var seating = new Seating(model.topology(), new Deployment(List.of(model.pool())));
        this.estimates = new StepEstimates(
                model.topology(),
                seating,
                0,
                model.architecture(),
                model.formats(),
                model.tunings(),
                new Assumptions(
                        !model.engine().choosesOnDevices(),
                        model.engine().expertImbalance().asDouble(),
                        model.engine().tuning().asDouble()));
    }

    StepCost of(StepKey step) {
        var key = rounded(step);
        if (key.prompts() > 0) {
            return at(key);
        }
        var fewer = below(key.decodes(), 8);
        var more = fewer == key.decodes() ? fewer : above(key.decodes(), 8);
        var share = more == fewer ? 0 : (double) (key.decodes() - fewer) / (more - fewer);
        return along(key.with(fewer, key.position()))
                .towards(share == 0 ? StepCost.NONE : along(key.with(more, key.position())), share);
    }

    /** Linear in the position. */
    private StepCost along(StepKey key) {
        var at = Math.max(POSITIONS_LEAST, key.position());
        var near = Integer.highestOneBit(at);
        var share = (double) (at - near) / near;
        return at(key.with(key.decodes(), near))
                .towards(share == 0 ? StepCost.NONE : at(key.with(key.decodes(), 2 * near)), share);
    }

    /** Of a step with prompts, the nearest point of the grid: prompts are most of its work. */
    private static StepKey rounded(StepKey step) {
        return step.prompts() == 0
                ? step
                : new StepKey(
                        step.prompts(),
                        nearest(step.promptStart(), 4),
                        nearest(step.promptTokens(), 16),
                        nearest(step.decodes(), 8),
                        nearest(step.position(), 4));
    }

    private static int nearest(int number, int parts) {
        var below = below(number, parts);
        var above = above(number, parts);
        return number - below <= above - number ? below : above;
    }

    /** The grid: so many even parts between a power of two and the next. */
    private static int below(int number, int parts) {
        if (number < EXACT_BELOW) {
            return number;
        }
        var part = Math.max(1, Integer.highestOneBit(number) / parts);
        return number / part * part;
    }

    private static int above(int number, int parts) {
        var part = Math.max(1, Integer.highestOneBit(number) / parts);
        return number < EXACT_BELOW ? number : Math.ceilDiv(number, part) * part;
    }

    StepCost at(StepKey key) {
        return known.computeIfAbsent(key, this::estimated);
    }

    private StepCost estimated(StepKey key) {
        var mix = key.mix();
        var stages = model.pool().cut().pipeline();
        var sum = StepCost.NONE;
        var devicePs = 0.0;
        var slowestPs = 0.0;
        for (var stage = 0; stage < stages; stage++) {
            var estimate = estimates.of(stage, mix);
            var picos = estimate.totalPs()
                    + (double) model.engine().kernelGap().picos()
                            * estimate.use().kernels();
            devicePs += picos;
            slowestPs = Math.max(slowestPs, picos);
            sum = sum.plus(used(estimate).times(1.0 / stages));
        }
        return sum.plus(new StepCost(devicePs, slowestPs, 0, 0, 0, 0, 0, 0, 0, Map.of()));
    }

    private static StepCost used(StepEstimate estimate) {
        var use = estimate.use();
        var sent = new TreeMap<String, Double>();
        use.sentBytes().forEach((medium, bytes) -> sent.put(medium, (double) bytes));
        return new StepCost(
                0,
                0,
                estimate.busyPs(Lane.COMPUTE),
                estimate.busyPs(Lane.FEED_FORWARD),
                estimate.busyPs(Lane.COMMUNICATION),
                use.flops().getOrDefault(Lane.COMPUTE, 0L),
                use.memoryBytes().getOrDefault(Lane.COMPUTE, 0L),
                use.flops().getOrDefault(Lane.FEED_FORWARD, 0L),
                use.memoryBytes().getOrDefault(Lane.FEED_FORWARD, 0L),
                sent);
    }
}
