package orrery.node.emulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import orrery.node.reference.OneDevice;
import orrery.node.scenario.Scenario;
import orrery.node.serving.Sampler;
import orrery.node.serving.Served;

/**
 * Runs every served sequence once more on one device, along the run's own tokens, and compares token for token and logit
 * for logit.
 */
final class Checking {
    private final OneDevice reference;
    private final Sampler sampler;

    Checking(Scenario scenario, LoadedModel model) {
        reference = new OneDevice(model.tensors());
        sampler = new Sampler(scenario.sampling(), scenario.seed());
    }

    /** One row per sequence, in request order; sequences are independent, so they use all cores. */
    List<SequenceCheck> check(List<Served> sequences) {
        return sequences.parallelStream()
                .map(this::check)
                .sorted(Comparator.comparingInt(SequenceCheck::request))
                .toList();
    }

    private SequenceCheck check(Served served) {
        var expected = reference.allLogits(reference.start(), path(served));
        var vocabulary = expected.length / path(served).length;
        var comparison = new Comparison(served.request().number(), sampler);
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
