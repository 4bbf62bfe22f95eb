package orrery.node.emulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import orrery.node.format.Formats;
import orrery.node.format.NumberFormat;
import orrery.node.outcome.Verification.ExpertTie;
import orrery.node.reference.CloseCalls.Call;
import orrery.node.reference.CloseCalls.Found;
import orrery.node.reference.OneDevice;
import orrery.node.scenario.Scenario;
import orrery.node.serving.Sampler;
import orrery.node.serving.Served;

/**
 * Runs every served sequence once more on one device, along the run's own tokens, and compares token for token and logit
 * for logit.
 */
final class Checking {
    private static final int TIES_MOST = 8; // in one sequence
    private static final int CANDIDATES_MOST = 16; // each is another run of one device

    private final OneDevice reference; // null where nothing is computed
    private final double tolerance;
    private final Sampler sampler;

    Checking(Scenario scenario, LoadedModel model) {
        reference = model.weights() == null ? null : new OneDevice(model.weights(), kept(scenario.computedIn()));
        tolerance = Tolerance.of(scenario.computedIn());
        sampler = new Sampler(scenario.sampling(), scenario.seed());
    }

    /** The weights are in their format already, and one device sends nothing. */
    private static Formats kept(Formats formats) {
        return new Formats(NumberFormat.F32, NumberFormat.F32, formats.cache());
    }

    /**
     * One row per sequence and copy that chose tokens of it, in request order; none where nothing was computed. Sequences
     * are independent, so they use all cores.
     */
    List<SequenceCheck> check(List<Served> sequences) {
        if (reference == null) {
            return List.of();
        }
        return sequences.parallelStream()
                .map(served -> served.tokens().isEmpty() ? unanswered(served) : check(served))
                .sorted(Comparator.comparingInt(SequenceCheck::request))
                .toList();
    }

    /** A copy that stopped at a fault gave no token. */
    private static SequenceCheck unanswered(Served served) {
        return new SequenceCheck(served.request().number(), false, 0, 0, 0, List.of(), null);
    }

    /** As long as it parts at a choice of experts that was close, one device makes that choice as the run did. */
    private SequenceCheck check(Served served) {
        var ties = new ArrayList<ExpertTie>();
        var turned = new HashSet<Call>();
        var attempt = attempt(served, turned);
        while (attempt.check.difference() != null && ties.size() < TIES_MOST) {
            var better = turnOne(served, turned, attempt);
            if (better == null) {
                break;
            }
            turned.add(better.call);
            ties.add(new ExpertTie(served.request().number(), better.call.block(), better.call.position(), better.gap));
            attempt = better.attempt;
        }
        return attempt.check.with(ties);
    }

    /** The closest choice that, made the other way, makes more tokens agree; null where there is none. */
    private Turned turnOne(Served served, Set<Call> turned, Attempt parted) {
        var seen = served.prompt().length + parted.check.difference().index();
        var candidates = parted.calls.stream()
                .filter(found -> found.call().position() < seen)
                .sorted(Comparator.comparingDouble(Found::gap))
                .limit(CANDIDATES_MOST)
                .toList();
        for (var candidate : candidates) {
            var more = new HashSet<>(turned);
            more.add(candidate.call());
            var attempt = attempt(served, more);
            var difference = attempt.check.difference();
            if (difference == null
                    || difference.index() > parted.check.difference().index()) {
                return new Turned(candidate.call(), candidate.gap(), attempt);
            }
        }
        return null;
    }

    /** One run along the tokens. */
    private record Attempt(SequenceCheck check, List<Found> calls) {}

    private record Turned(Call call, double gap, Attempt attempt) {}

    private Attempt attempt(Served served, Set<Call> turned) {
        var sequence = reference.start(turned);
        var expected = reference.allLogits(sequence, path(served));
        var vocabulary = expected.length / path(served).length;
        var comparison = new Comparison(served.request().number(), sampler, tolerance);
        var first = served.chosenFrom();
        for (var index = first; index < served.tokens().size() && !comparison.parted(); index++) {
            var row = row(expected, served.prompt().length - 1 + index, vocabulary);
            comparison.compare(
                    index,
                    row,
                    served.logits().get(index - first),
                    served.tokens().get(index));
        }
        return new Attempt(comparison.result(), sequence.closeCalls().found());
    }

    /** The prompt and every generated token but the last, which nothing follows. */
    private static int[] path(Served served) {
        var path = new ArrayList<Integer>();
        for (var token : served.prompt()) {
            path.add(token);
        }
        path.addAll(served.tokens().subList(0, served.tokens().size() - 1));
        return path.stream().mapToInt(Integer::intValue).toArray();
    }

    private static float[] row(float[] logits, int row, int vocabulary) {
        var copy = new float[vocabulary];
        System.arraycopy(logits, row * vocabulary, copy, 0, vocabulary);
        return copy;
    }
}
