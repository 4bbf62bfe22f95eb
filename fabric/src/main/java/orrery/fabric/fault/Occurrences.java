package orrery.fabric.fault;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import orrery.fabric.fault.ScheduledFault.Timing;
import orrery.protocol.payload.Digest;
import orrery.protocol.units.SimDuration;

/** When an entry of a schedule strikes one target. */
final class Occurrences {
    private static final double HOUR_PS = 3600e12;
    /** More than that is taken for a mistake. */
    private static final int MOST = 1 << 18;

    private final Timing timing;

    /**
     * @param lasts whether what strikes goes on until it is healed
     * @throws FaultProblem where the times contradict each other
     */
    Occurrences(Timing given, boolean lasts) {
        this.timing = lasts || given.forPs() != Timing.FOREVER ? given : momentary(given);
        require(timing.atPs() >= 0, "at", text(timing.atPs()), "0 or later", "");
        require(timing.forPs() > 0, "for", text(timing.forPs()), "above 0", "");
        require(
                timing.everyPs() == 0 || timing.perHour() == 0,
                "every",
                "every and rate together",
                "one of them",
                "drop one");
        var repeats = timing.everyPs() != 0 || timing.perHour() != 0;
        require(
                !repeats || timing.untilPs() != Timing.FOREVER && timing.untilPs() > timing.atPs(),
                "until",
                timing.untilPs() == Timing.FOREVER ? "no end" : "an end at " + text(timing.untilPs()),
                "a time after at, where a fault strikes again and again",
                "say until, later than at");
        require(timing.everyPs() >= 0, "every", text(timing.everyPs()), "above 0", "");
        require(
                timing.perHour() >= 0 && timing.perHour() < 1e12,
                "rate",
                timing.perHour() + " per hour",
                "above 0, below 1e12",
                "");
        require(
                timing.everyPs() == 0 || timing.forPs() < timing.everyPs(),
                "for",
                timing.forPs() == Timing.FOREVER ? "no duration" : text(timing.forPs()),
                "less than every, so that it is healed before it strikes again",
                "take a shorter for, or a longer every");
    }

    /** What has happened at once can happen again. */
    private static Timing momentary(Timing given) {
        return new Timing(given.atPs(), 1, given.everyPs(), given.untilPs(), given.perHour());
    }

    private static String text(long ps) {
        return new SimDuration(ps).toString();
    }

    private static void require(boolean holds, String field, String found, String allowed, String remedy) {
        if (!holds) {
            throw new FaultProblem(field, found, allowed, remedy);
        }
    }

    /** Whether the times are drawn. */
    boolean areDrawn() {
        return timing.perHour() > 0;
    }

    /** @param seed of this target */
    long[] times(long seed) {
        if (areDrawn()) {
            return drawn(new SplittableRandom(Digest.mix(seed, 0)));
        }
        return timing.everyPs() == 0
                ? new long[] {timing.atPs()}
                : limited(LongStream.iterate(timing.atPs(), at -> at < timing.untilPs(), this::next));
    }

    /** The end of all time where there is none after it. */
    private long next(long atPs) {
        return timing.everyPs() >= Timing.FOREVER - atPs ? Timing.FOREVER : atPs + timing.everyPs();
    }

    /** What is broken cannot break: the next one is drawn from when the last is over. */
    private long[] drawn(SplittableRandom random) {
        var lastsPs = timing.forPs();
        var first = after(timing.atPs(), random);
        return limited(LongStream.iterate(
                first,
                at -> at < timing.untilPs(),
                at -> lastsPs == Timing.FOREVER ? Timing.FOREVER : after(at + lastsPs, random)));
    }

    private long after(long fromPs, SplittableRandom random) {
        var hours = -StrictMath.log(1 - random.nextDouble()) / timing.perHour();
        var gapPs = 1 + hours * HOUR_PS;
        return gapPs >= timing.untilPs() - fromPs ? Timing.FOREVER : fromPs + (long) gapPs;
    }

    private long[] limited(LongStream times) {
        var some = times.limit(MOST + 1L).toArray();
        require(
                some.length <= MOST,
                "every or rate",
                "more than " + MOST + " strikes",
                "fewer",
                "take an earlier until");
        return some;
    }

    /** When what strikes at a time is over. */
    long overPs(long atPs) {
        return timing.forPs() >= Timing.FOREVER - atPs ? Timing.FOREVER : atPs + timing.forPs();
    }
}
