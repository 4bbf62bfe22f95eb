package orrery.node.tensor;

import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * The cores of this machine, lent to whoever computes while nobody else does.
 *
 * <p>Devices run on as many threads as there are cores. When many compute at once, each keeps to its thread; when one
 * computes alone, it gets all cores. So work comes in parts that any thread may take. The caller takes parts until none
 * is left; helpers join it for the cores that nobody computes on, and leave as soon as somebody else begins. Nobody ever
 * waits for a core, only for parts that are being computed. Which thread computes a part must not matter to it.
 */
final class Cores {
    /** Multiplications below which waking another thread takes longer than it helps. */
    private static final long WORTH_SHARING = 1 << 19;

    private static final Cores OF_THIS_MACHINE =
            new Cores(Runtime.getRuntime().availableProcessors(), ForkJoinPool.commonPool());

    private static final Cores ONE = new Cores(1, _ -> {});

    private final int count;
    private final Executor helpers;
    private final AtomicInteger computing = new AtomicInteger(); // threads, callers and helpers

    Cores(int count, Executor helpers) {
        this.count = count;
        this.helpers = helpers;
    }

    /** All cores of this machine; for a computation of few multiplications only that of the caller. */
    static Cores forWork(long multiplications) {
        return multiplications < WORTH_SHARING ? ONE : OF_THIS_MACHINE;
    }

    int count() {
        return count;
    }

    /**
     * Runs {@code part} for 0 (included) to {@code parts} (excluded), each once, in any order.
     *
     * <p>What a part throws is thrown here, when all parts that were begun are over.
     */
    void share(int parts, IntConsumer part) {
        if (count == 1) {
            for (int next = 0; next < parts; next++) {
                part.accept(next);
            }
            return;
        }
        var work = new SharedWork(parts, part);
        computing.incrementAndGet();
        try {
            for (int helper = 1; helper < parts && takeIdle(); helper++) {
                helpers.execute(() -> help(work));
            }
            work.takeAll();
        } finally {
            computing.decrementAndGet();
        }
        work.await();
    }

    private boolean takeIdle() {
        return computing.getAndUpdate(now -> now < count ? now + 1 : now) < count;
    }

    private void help(SharedWork work) {
        try {
            work.takeWhile(() -> computing.get() <= count);
        } finally {
            computing.decrementAndGet();
        }
    }
}
