package orrery.node.forward;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import orrery.node.execution.SegmentRank;
import orrery.node.forward.Done.Computed;

/** Blocks of a copy that are run as a whole, by all ranks at once: those whose course is known, and how others are worked out. */
final class Stretches {
    private static final int MOST = 64; // that are remembered

    private final SegmentRank[] ranks;
    private final Isolated isolated;
    private final Recent<Stretch.Cause, Stretch> known = new Recent<>(MOST);
    private Carried seen;

    Stretches(SegmentRank[] ranks, Isolated isolated) {
        this.ranks = ranks;
        this.isolated = isolated;
        this.seen = isolated.carried();
    }

    /** Null where it is to be worked out. */
    Stretch known(Stretch.Cause cause) {
        return known.get(cause);
    }

    /**
     * Lets the devices run a segment.
     *
     * @throws Overlap where its first message leaves while something is on its way
     */
    Stretch workOut(Stretch.Cause cause, Segment segment, Times times) throws Overlap, Stalled {
        for (var rank = 0; rank < ranks.length; rank++) {
            ranks[rank].next(segment.nodes());
            isolated.wake(ranks[rank].number(), times.nowPs(rank), SegmentRank.BEGIN);
        }
        isolated.complete();
        var stretch = new Stretch(phase(times.earliestPs(), segment), computed());
        times.requireQuiet(times.earliestPs() + stretch.phase().firstPs());
        known.put(cause, stretch);
        return stretch;
    }

    private Phase phase(long fromPs, Segment segment) {
        var carried = isolated.carried();
        var since = carried.since(seen);
        seen = carried;
        var firstPs = Arrays.stream(ranks).mapToLong(SegmentRank::firstPs).min().orElseThrow();
        return new Phase(
                firstPs - fromPs,
                byRank(rank -> rank.overPs() - fromPs),
                isolated.quietPs() - fromPs,
                null,
                since,
                segment.communications());
    }

    private List<Computed> computed() {
        return IntStream.range(0, ranks[0].launched().size())
                .mapToObj(node -> new Computed(
                        Arrays.stream(ranks)
                                .map(rank ->
                                        KernelWork.of(rank.launched().get(node).kernels()))
                                .toArray(KernelWork[]::new),
                        byRank(rank -> rank.launched().get(node).picos())))
                .toList();
    }

    private long[] byRank(ToLongFunction<SegmentRank> figure) {
        return Arrays.stream(ranks).mapToLong(figure).toArray();
    }
}
