package orrery.deploy.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
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
 * wake, until its next step ended, no request had its first token. Only its first steps are looked at, so that memory does not grow
 * with the run.
 *
 * @param step as it was recorded
 * @param among so many steps
 * @param isDecode whether those were decode steps; otherwise there was none that could be told to be one
 */
record StepChoice(Recorded step, int among, boolean isDecode) {
    private static final int MOST_STEPS = 500; // of a device that are kept in memory

    /** Steps of one device that kernels are on record of. */
    private static final class Seen {
        private final Set<Long> underway = new HashSet<>();
        private final List<Recorded> first = new ArrayList<>(); // by their ends
        private int count;

        void add(Recorded span) {
            switch (span.lane()) {
                case KERNELS -> underway.add(span.about());
                case STEPS -> over(span);
                case COMMUNICATION, MEMORY, REQUESTS -> {}
            }
        }

        private void over(Recorded step) {
            if (underway.remove(step.about())) {
                count++;
                if (first.size() < MOST_STEPS) {
                    first.add(step);
                }
            }
        }
    }

    static Optional<StepChoice> of(Recording recording, List<RequestOutcome> requests) throws IOException {
        var devices = new TreeMap<Integer, Seen>();
        try (var spans = recording.spans()) {
            spans.forEach(span ->
                    devices.computeIfAbsent(span.device(), _ -> new Seen()).add(span));
        }
        var most = devices.values().stream().mapToInt(seen -> seen.count).max().orElse(0);
        return devices.values().stream()
                .filter(seen -> seen.count == most)
                .findFirst()
                .flatMap(seen -> median(seen.first, firstTokens(requests)));
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
