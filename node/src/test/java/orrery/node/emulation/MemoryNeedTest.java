package orrery.node.emulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import orrery.node.scenario.Load;
import orrery.node.scenario.Plan;
import orrery.node.scenario.Plan.AllReduce;
import orrery.node.sharding.Sharding;

/** The tiny model: 4 layers, 72 heads and 8 KV heads of 4 elements, caches in float32. */
class MemoryNeedTest {
    private static final LoadedModel MODEL = LoadedModel.open(Runs.TINY);
    private static final long TOKEN_OF_ONE_HEAD = 2 * 4 * 4 * 4;

    @Test
    void ranksShareTheCacheOfAllSequences() {
        assertEquals(3 * 100 * 8 * TOKEN_OF_ONE_HEAD, cache(1, 1, Runs.load(3, 4)));
        assertEquals(3 * 100 * 4 * TOKEN_OF_ONE_HEAD, cache(2, 1, Runs.load(3, 4)));
        assertEquals(2 * 100 * 4 * TOKEN_OF_ONE_HEAD, cache(2, 2, Runs.load(3, 4)));
    }

    /** At 9 ranks the first holds one KV head, the next ones two. */
    @Test
    void theRankThatHoldsMostCounts() {
        assertEquals(3 * 100 * 2 * TOKEN_OF_ONE_HEAD, cache(9, 1, Runs.load(3, 4)));
    }

    @Test
    void noMoreSequencesRunThanAStepHasRows() {
        var load = Runs.load(15, 4);
        assertEquals(5 * 100 * 8 * TOKEN_OF_ONE_HEAD, cache(1, 1, new Load(load.prompts(), 4, 5, load.interval())));
    }

    private static long cache(int ranks, int replicas, Load load) {
        var sharding = new Sharding(MODEL.config(), ranks);
        return MemoryNeed.of(MODEL.weights(), sharding, load, new Plan(ranks, replicas, AllReduce.AUTO), 100)
                .cache();
    }
}
