package orrery.node.cpu;

import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import orrery.node.serving.Copies;
import orrery.protocol.payload.Restart;
import orrery.protocol.payload.Way;

/** Which way requests can take, given which copies are up. */
final class Ways {
    private final Copies copies;
    private final boolean migrates;
    private final IntFunction<Restart> orders;
    private final boolean[] down; // by copy
    private final int[] ended; // by copy
    private int turns; // of requests that went to another copy

    /**
     * @param migrates whether requests go on at other copies
     * @param orders that copies stand by; null for those that stand as they began
     */
    Ways(Copies copies, boolean migrates, IntFunction<Restart> orders) {
        this.copies = copies;
        this.migrates = migrates;
        this.orders = orders;
        this.down = new boolean[copies.count()];
        this.ended = new int[copies.count()];
    }

    boolean migrates() {
        return migrates;
    }

    void goesDown(int copy, int incarnation) {
        down[copy] = true;
        ended[copy] = incarnation;
    }

    /** The incarnation of a copy that went down last. */
    int ended(int copy) {
        return ended[copy];
    }

    void comesUp(int copy) {
        down[copy] = false;
    }

    boolean isUp(int copy) {
        return !down[copy];
    }

    /** Whether all copies of a way are up and stand as they began, so that nobody has to be told of it. */
    boolean isUsual(Way way) {
        return copiesOf(way).allMatch(copy -> isUp(copy) && orders.apply(copy) == null);
    }

    private static IntStream copiesOf(Way way) {
        return IntStream.of(way.first(), way.decodes(), way.drafts())
                .filter(copy -> copy != Way.NOBODY)
                .distinct();
    }

    /** The way itself, or one through other copies; null where there is none. Nobody waits for guesses. */
    Way choose(Way usual) {
        if (!isOpen(usual.first()) || !isOpen(usual.decodes())) {
            return null;
        }
        var first = upFor(usual.first());
        var decodes = usual.decodes() == usual.first() ? first : upFor(usual.decodes());
        var drafts = usual.drafts() != Way.NOBODY && isOpen(usual.drafts()) ? upFor(usual.drafts()) : usual.drafts();
        return new Way(first, decodes, drafts, List.of());
    }

    /** The copy for want of which a way cannot be taken. */
    int missing(Way way) {
        return isOpen(way.first()) ? way.decodes() : way.first();
    }

    private boolean isOpen(int copy) {
        return isUp(copy) || migrates && upLike(copy).length > 0;
    }

    /** In turn. */
    private int upFor(int copy) {
        if (isUp(copy)) {
            return copy;
        }
        var others = upLike(copy);
        return others[turns++ % others.length];
    }

    private int[] upLike(int copy) {
        return IntStream.range(0, down.length)
                .filter(other -> isUp(other) && copies.isAlike(other, copy))
                .toArray();
    }

    /** A way as its copies stand now; nobody guesses who is down. */
    Way now(Way way) {
        var drafts = way.drafts() != Way.NOBODY && isUp(way.drafts()) ? way.drafts() : Way.NOBODY;
        var since = copiesOf(way).mapToObj(orders).filter(Objects::nonNull).toList();
        return new Way(way.first(), way.decodes(), drafts, since);
    }
}
