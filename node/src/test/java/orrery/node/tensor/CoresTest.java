package orrery.node.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CoresTest {
    private static final int PARTS = 1000;

    @Test
    void runsEveryPartOnceHoweverManyShare() throws Exception {
        try (var threads = Executors.newCachedThreadPool()) {
            var cores = new Cores(3, threads);
            var runs = new AtomicIntegerArray(PARTS);
            var callers = new ArrayList<Future<?>>();
            for (int caller = 0; caller < 5; caller++) {
                callers.add(threads.submit(() -> cores.share(PARTS, runs::getAndIncrement)));
            }
            for (var caller : callers) {
                caller.get(1, TimeUnit.MINUTES);
            }
            assertArrayEquals(
                    Collections.nCopies(PARTS, 5).toArray(),
                    IntStream.range(0, PARTS).mapToObj(runs::get).toArray());
        }
    }

    @Test
    void getsHelpWhileNobodyElseComputes() throws Exception {
        try (var threads = Executors.newCachedThreadPool()) {
            var helped = new CountDownLatch(2);
            new Cores(2, threads).share(2, _ -> meet(helped));
            assertEquals(0, helped.getCount(), "each of two parts waited for the other to begin");
        }
    }

    @Test
    void keepsToItsThreadWhileOthersHaveTheCores() {
        try (var threads = Executors.newCachedThreadPool()) {
            var cores = new Cores(2, threads);
            var bothBusy = new CountDownLatch(2);
            var by = ConcurrentHashMap.<Thread>newKeySet();
            cores.share(2, outer -> {
                meet(bothBusy);
                if (outer == 0) {
                    by.add(Thread.currentThread());
                    cores.share(PARTS, _ -> by.add(Thread.currentThread()));
                }
            });
            assertEquals(1, by.size());
        }
    }

    @Test
    void doesNotWaitForHelpersThatNeverCome() {
        var runs = new AtomicIntegerArray(PARTS);
        new Cores(8, _ -> {}).share(PARTS, runs::getAndIncrement);
        assertTrue(IntStream.range(0, PARTS).allMatch(part -> runs.get(part) == 1));
    }

    @Test
    void throwsWhatAPartThrowsAndGoesOnWorking() {
        try (var threads = Executors.newCachedThreadPool()) {
            var cores = new Cores(2, threads);
            var broken = new IllegalStateException("broken");
            var thrown = assertThrows(
                    IllegalStateException.class,
                    () -> cores.share(PARTS, part -> {
                        if (part == 7) {
                            throw broken;
                        }
                    }));
            assertSame(broken, thrown);
            cores.share(PARTS, _ -> {});
        }
    }

    private static void meet(CountDownLatch helped) {
        helped.countDown();
        try {
            assertTrue(helped.await(1, TimeUnit.MINUTES), "nobody came");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
