package orrery.deploy.page;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import orrery.node.outcome.RequestOutcome;
import orrery.node.recording.Recorded;
import orrery.node.recording.Recording;

/**
 * A step that stands for many.
 *
 * <p>Of the device with most steps that kernels are on record of, the one of median length among its decode steps: those in whose
 * wake, until its next step ended, no request had its first token.
 *
 * @param step as it was recorded
 * @param among so many steps
 * @param isDecode whether those were decode steps; otherwise there was none that could be told to be one
 */
record StepChoice(Recorded step, int among, boolean isDecode) {
    private static final int MOST_STEPS = 20_000; // that are looked at

    static Optional<StepChoice> of(Recording recording, List<RequestOutcome> requests) throws IOException {
        var device = device(recording);
        return device.isEmpty() ? Optional.empty() : median(steps(recording, device.get()), firstTokens(requests));
    }

    private static Optional<Integer> device(Recording recording) throws IOException {
        var steps = new TreeMap<Integer, Integer>();
        var computing = new TreeSet<Integer>();
        try (var spans = recording.spans()) {
            spans.forEach(span -> {
                switch (span.lane()) {
                    case STEPS -> steps.merge(span.device(), 1, Integer::sum);
                    case KERNELS -> computing.add(span.device());
                    case COMMUNICATION, MEMORY, REQUESTS -> {}
                }
            });
        }
        steps.keySet().retainAll(computing);
        return steps.entrySet().stream()
                .max(Map.Entry.<Integer, Integer>comparingByValue()
                        .thenComparing(Map.Entry.<Integer, Integer>comparingByKey().reversed()))
                .map(Map.Entry::getKey);
    }

    /** The first ones of a device that kernels are on record of, by their ends. */
    private static List<Recorded> steps(Recording recording, int device) throws IOException {
        var computed = new HashSet<Long>();
        try (var spans = recording.spans()) {
            return spans.filter(span -> span.device() == device)
                    .filter(span -> isComputed(span, computed))
                    .limit(MOST_STEPS)
                    .sorted(Comparator.comparingLong(Recorded::toPs))
                    .toList();
        }
    }

    /** @param computed steps that kernels were seen of, which are not over yet */
    private static boolean isComputed(Recorded span, Set<Long> computed) {
        return switch (span.lane()) {
            case KERNELS -> {
                computed.add(span.about());
                yield false;
            }
            case STEPS -> computed.remove(span.about());
            case COMMUNICATION, MEMORY, REQUESTS -> false;
        };
    }

    private static TreeSet<Long> firstTokens(List<RequestOutcome> requests) {
        var times = new TreeSet<Long>();
        requests.stream()
                .filter(request -> !request.tokenTimes().isEmpty())
                .forEach(request -> times.add(request.tokenTimes().getFirst().picos()));
        return times;
    }

    private static Optional<StepChoice> median(List<Recorded> steps, TreeSet<Long> firstTokens) {
        var decode = IntStream.range(0, steps.size())
                .filter(step -> {
                    var nextPs = step + 1 < steps.size() ? steps.get(step + 1).toPs() : Long.MAX_VALUE;
                    return firstTokens
                            .subSet(steps.get(step).toPs(), false, nextPs, true)
                            .isEmpty();
                })
                .mapToObj(steps::get)
                .toList();
        var meant = decode.isEmpty() ? steps : decode;
        return middle(meant.stream()).map(step -> new StepChoice(step, meant.size(), !decode.isEmpty()));
    }

    private static Optional<Recorded> middle(Stream<Recorded> steps) {
        var sorted = steps.sorted(Comparator.comparingLong((Recorded step) -> step.toPs() - step.fromPs())
                        .thenComparingLong(Recorded::fromPs))
                .toList();
        return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get((sorted.size() - 1) / 2));
    }
}
