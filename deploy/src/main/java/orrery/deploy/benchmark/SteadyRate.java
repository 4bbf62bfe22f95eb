package orrery.deploy.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import orrery.node.outcome.Progress;

/**
 * Tokens a second of wall time in the steady part of a run: what comes before its first quarter of tokens (start, weights,
 * prompts, compilers) does not count, nor what comes after its last token.
 *
 * <p>Progress is told a few times a second, so single steps are not seen. The rate is the median of the slopes between
 * moments at which more tokens had been counted (Theil and Sen), which one interruption does not move.
 */
final class SteadyRate implements Consumer<Progress> {
    private static final double NANOS_PER_SECOND = 1e9;

    private final LongSupplier nanos;
    private final List<Moment> moments = new ArrayList<>();

    private record Moment(long nanos, long tokens) {
        double tokensPerSecondSince(Moment before) {
            return (tokens - before.tokens) * NANOS_PER_SECOND / (nanos - before.nanos);
        }
    }

    /** @param nanos the clock of whoever waits */
    SteadyRate(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Keeps the moment where it is the first at which so many tokens are there. */
    @Override
    public synchronized void accept(Progress progress) {
        var isSteady = 4 * progress.achieved() >= progress.asked();
        var isMore =
                moments.isEmpty() || progress.achieved() > moments.getLast().tokens();
        if (isSteady && isMore) {
            moments.add(new Moment(nanos.getAsLong(), progress.achieved()));
        }
    }

    /**
     * Tokens a second.
     *
     * @throws IllegalStateException where the run was too short to see two moments of it
     */
    synchronized double tokensPerSecond() {
        int count = moments.size();
        if (count < 2) {
            throw new IllegalStateException("the run was too short to be timed: ask for more tokens");
        }
        int apart = count / 2; // slopes over short times show the moments of counting rather than the tokens
        var slopes = IntStream.range(0, count)
                .boxed()
                .flatMap(from -> IntStream.range(from + apart, count)
                        .mapToObj(to -> moments.get(to).tokensPerSecondSince(moments.get(from))))
                .sorted()
                .toList();
        return slopes.get(slopes.size() / 2);
    }
}
