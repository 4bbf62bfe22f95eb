package orrery.node.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ContinuousBatchingTest {

    /** Counts alone. */
    private static final class Counted implements Batchable {
        final int prompt;
        final int answer;
        int fed;
        int again;
        int generated;

        Counted(int prompt, int answer) {
            this.prompt = prompt;
            this.answer = answer;
        }

        @Override
        public boolean isReady(long nowPs) {
            return true;
        }

        @Override
        public boolean away() {
            return false;
        }

        @Override
        public boolean ended() {
            return generated >= answer;
        }

        @Override
        public int promptLeft() {
            return Math.max(0, prompt + again - fed);
        }

        @Override
        public int wanted() {
            return 1;
        }

        @Override
        public int cached() {
            return fed;
        }

        @Override
        public int longest() {
            return prompt + answer;
        }

        @Override
        public void preempt() {
            again = generated;
            fed = 0;
        }

        void feed(int rows) {
            fed += rows;
            generated += promptLeft() == 0 ? 1 : 0;
        }
    }

    private static ContinuousBatching<Counted> of(Limits limits, Counted... sequences) {
        var batching = new ContinuousBatching<Counted>(limits);
        for (var one : sequences) {
            batching.add(one);
        }
        return batching;
    }

    private static void pass(ContinuousBatching<Counted> batching) {
        for (var one : List.copyOf(batching.next(0))) {
            one.sequence().feed(one.rows());
        }
        batching.retire();
    }

    @Test
    void aChunkedPromptFillsTheRowsThatNewTokensLeave() {
        var batching = of(new Limits(9, 10, Long.MAX_VALUE, true, true, true), new Counted(1, 9), new Counted(25, 2));
        pass(batching); // 1 + 9 rows
        assertEquals(
                List.of(1, 9), batching.next(0).stream().map(one -> one.rows()).toList());
        pass(batching);
        assertEquals(
                List.of(1, 7), batching.next(0).stream().map(one -> one.rows()).toList());
    }

    @Test
    void promptsGoFirstWhereTheyShareNoStep() {
        var batching = of(new Limits(9, 10, Long.MAX_VALUE, false, false, true), new Counted(4, 9));
        pass(batching);
        batching.add(new Counted(5, 2));
        assertEquals(
                List.of(5), batching.next(0).stream().map(one -> one.rows()).toList());
    }

    @Test
    void nobodyBeginsWithoutRoomForTheWholeAnswer() {
        var batching = of(
                new Limits(9, 100, 30, false, true, true), new Counted(10, 5), new Counted(10, 5), new Counted(1, 1));
        assertEquals(2, batching.next(0).size());
        assertEquals(1, batching.first().prompt);
    }

    @Test
    void theNewestGoesBackWhenTheCacheIsFull() {
        var batching = of(new Limits(9, 100, 24, false, true, false), new Counted(10, 9), new Counted(10, 9));
        pass(batching);
        pass(batching);
        pass(batching);
        assertEquals(1, batching.next(0).size());
        assertEquals(10 + 3, batching.first().promptLeft());
    }

    @Test
    void everybodyEndsAndNoLimitIsBroken() {
        for (var seed = 0L; seed < 200; seed++) {
            var random = new Random(seed);
            var limits = new Limits(
                    1 + random.nextInt(6),
                    20 + random.nextInt(20),
                    60 + random.nextInt(60),
                    random.nextBoolean(),
                    random.nextBoolean(),
                    random.nextBoolean());
            var batching = new ContinuousBatching<Counted>(limits);
            for (var i = 0; i < 30; i++) {
                batching.add(new Counted(1 + random.nextInt(20), 1 + random.nextInt(20)));
            }
            var ended = 0;
            for (var steps = 0; batching.hasWork(0); steps++) {
                assertTrue(steps < 100_000, "seed " + seed);
                var step = List.copyOf(batching.next(0));
                var rows = step.stream().mapToInt(one -> one.rows()).sum();
                var held = batching.running().stream().mapToInt(Counted::cached).sum();
                assertTrue(rows > 0 && (rows <= limits.rows() || step.size() == 1), "seed " + seed);
                assertTrue(batching.running().size() <= limits.sequences(), "seed " + seed);
                assertTrue(held + step.size() <= limits.cacheTokens() || step.size() == 1, "seed " + seed);
                step.forEach(one -> one.sequence().feed(one.rows()));
                ended += (int)
                        step.stream().filter(one -> one.sequence().ended()).count();
                batching.retire();
            }
            assertEquals(30, ended, "seed " + seed);
        }
    }
}
