package orrery.node.emulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import orrery.node.format.Formats;
import orrery.node.format.NumberFormat;
import orrery.node.reference.OneDevice;
import orrery.node.scenario.Scenario;
import orrery.node.serving.Sampler;
import orrery.node.serving.Served;

/**
 * Runs every served sequence once more on one device, along the run's own tokens, and compares token for token and logit
 * for logit.
 */
final class Checking {
    private final OneDevice reference; // null where nothing is computed
    private final double tolerance;
    private final Sampler sampler;

    Checking(Scenario scenario, LoadedModel model) {
        reference = model.weights() == null ? null : new OneDevice(model.weights(), kept(scenario.formats()));
        tolerance = Tolerance.of(scenario.formats());
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

    private SequenceCheck check(Served served) {
        var expected = reference.allLogits(reference.start(), path(served));
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
        return comparison.result();
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
