package orrery.node.forecast;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import orrery.node.serving.ContinuousBatching;
import orrery.node.serving.ContinuousBatching.Taken;
import orrery.node.serving.Limits;

/**
 * One copy of a model, or one of the steps that its pipeline has under way at a time, through all of its requests.
 *
 * <pre>
 *   arrivals ──▶ {@link ContinuousBatching} ──step──▶ {@link StepCosts} ──time──▶ tokens ──▶ arrivals of a closed loop
 * </pre>
 */
final class CopyForecast {
    private final ContinuousBatching<Request> batching;
    private final StepCosts costs;
    private final StepTime times;
    private final Iterator<Request> later; // of a closed loop; arrivals are those of the answers before them
    private final List<Request> done = new ArrayList<>();
    private final StepTally tally = new StepTally();
    private long nowPs;

    /** @param firsts requests with known arrivals, in their order */
    CopyForecast(Limits limits, StepCosts costs, StepTime times, List<Request> firsts, Iterator<Request> later) {
        this.batching = new ContinuousBatching<>(limits);
        this.costs = costs;
        this.times = times;
        this.later = later;
        firsts.forEach(batching::add);
    }

    /** All requests to their ends. */
    CopyForecast run() {
        while (batching.first() != null || !batching.running().isEmpty()) {
            if (!batching.hasWork(nowPs)) {
                nowPs = batching.first().arrivalPs();
            }
            step(batching.next(nowPs));
        }
        return this;
    }

    private void step(List<Taken<Request>> taken) {
        var key = key(taken);
        pass(key, taken.size());
        for (var one : taken) {
            one.sequence().feed(one.rows(), nowPs);
        }
        if (key.prompts() == 0) {
            repeat(key, taken);
        }
        retire(taken);
    }

    private void pass(StepKey key, int sequences) {
        var cost = costs.of(key);
        var picos = times.picos(cost, sequences);
        nowPs += picos;
        tally.add(key, picos, cost);
    }

    /** As long as nobody ends, begins or arrives, the same sequences take another token each. */
    private void repeat(StepKey first, List<Taken<Request>> taken) {
        var steps = batching.alike(fewestToGo(taken));
        var nextPs = batching.first() == null || batching.first().isReady(nowPs)
                ? Long.MAX_VALUE
                : batching.first().arrivalPs();
        var decoded = 0;
        while (decoded < steps - 1 && nowPs < nextPs) {
            decoded++;
            pass(first.with(first.decodes(), first.position() + decoded), taken.size());
        }
        if (decoded > 0) {
            for (var one : taken) {
                one.sequence().decode(decoded, nowPs);
            }
        }
    }

    private static int fewestToGo(List<Taken<Request>> taken) {
        var fewest = Integer.MAX_VALUE;
        for (var one : taken) {
            fewest = Math.min(fewest, one.sequence().toGo());
        }
        return fewest;
    }

    private void retire(List<Taken<Request>> taken) {
        var ended = false;
        for (var one : taken) {
            if (one.sequence().ended()) {
                ended = true;
                done.add(one.sequence());
                if (later.hasNext()) {
                    batching.add(later.next().arrivingAt(nowPs));
                }
            }
        }
        if (ended) {
            batching.retire();
        }
    }

    private static StepKey key(List<Taken<Request>> taken) {
        long prompts = 0;
        long starts = 0;
        long tokens = 0;
        long decodes = 0;
        long positions = 0;
        for (var one : taken) {
            var cached = one.sequence().cached();
            if (one.sequence().promptLeft() > 0) {
                prompts++;
                starts += cached;
                tokens += one.rows();
            } else {
                decodes++;
                positions += cached;
            }
        }
        return new StepKey(
                (int) prompts,
                mean(starts, prompts),
                (int) Math.ceilDiv(tokens, Math.max(1, prompts)),
                (int) decodes,
                mean(positions, decodes));
    }

    private static int mean(long sum, long count) {
        return count == 0 ? 0 : (int) (sum / count);
    }

    /** In the order in which they ended. */
    List<Request> done() {
        return done;
    }

    StepTally tally() {
        return tally;
    }

    long endPs() {
        return nowPs;
    }
}
