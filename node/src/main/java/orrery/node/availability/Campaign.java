package orrery.node.availability;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import orrery.fabric.catalogue.Reliability;
import orrery.protocol.payload.Digest;

/**
 * Many trials of one deployment. A trial depends on its number and the seed alone, so it is the same on any number of threads,
 * and the first hundred of a thousand are those of a hundred.
 *
 * @param trials how many histories are drawn
 * @param seed that all of them derive from
 */
public record Campaign(Fleet fleet, Reliability reliability, Span span, int trials, long seed) {

    /** Failures that one trial may have; more need more memory than they tell. */
    public static final int FAILURES_MOST = 1_000_000;

    /** What comes of the same histories under one of the terms. */
    public record Series(Terms terms, List<Outcome> outcomes) {}

    /**
     * @param each terms with the same redundancy, on which histories depend
     * @param done told how many trials there are by now, from the thread that waits
     * @return in the order of the terms, outcomes in the order of trials
     */
    public List<Series> under(List<Terms> each, int threads, IntConsumer done) throws InterruptedException {
        try (var workers = Executors.newFixedThreadPool(threads)) {
            var futures = new ArrayList<Future<List<Outcome>>>();
            for (int trial = 0; trial < trials; trial++) {
                int number = trial;
                futures.add(workers.submit(() -> trial(number, each)));
            }
            var byTrial = new ArrayList<List<Outcome>>();
            for (var future : futures) {
                byTrial.add(get(future));
                done.accept(byTrial.size());
            }
            return series(each, byTrial);
        }
    }

    private static List<Outcome> get(Future<List<Outcome>> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }

    private List<Outcome> trial(int number, List<Terms> each) {
        var history = History.draw(
                fleet, each.getFirst().redundancy(), span, reliability.failures(), Digest.mix(seed, number));
        return each.stream()
                .map(terms -> Playback.of(history, fleet, terms, reliability, span.seconds()))
                .toList();
    }

    private static List<Series> series(List<Terms> each, List<List<Outcome>> byTrial) {
        var series = new ArrayList<Series>();
        for (int i = 0; i < each.size(); i++) {
            int at = i;
            series.add(new Series(
                    each.get(i), byTrial.stream().map(trial -> trial.get(at)).toList()));
        }
        return List.copyOf(series);
    }
}
