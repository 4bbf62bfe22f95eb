package orrery.node.gpu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import orrery.fabric.catalogue.Catalogue;
import orrery.node.sharding.Program;
import orrery.node.sharding.RandomModel;
import orrery.node.sharding.Shard;
import orrery.node.sharding.ShardCompute;
import orrery.node.sharding.Sharding;
import orrery.node.sharding.StepCost;
import orrery.protocol.payload.Step;
import orrery.protocol.payload.Step.Slice;

class StepRunTest {
    private static final int SEQUENCE = 5;
    private static final int MOST_POSITIONS = 64;

    /** Its cache holds 64 positions: only one that was dropped takes another 64. */
    @Test
    void theCacheOfAFinishedSequenceIsDroppedBeforeTheNextStep() {
        var weights = RandomModel.of(6, 2, 7);
        var shard = Shard.of(weights, new Sharding(weights.config(), 2), 1);
        var compute = new ShardCompute(shard, weights.config().rotaryEmbedding(MOST_POSITIONS));
        var cost = new StepCost(Catalogue.load().gpu("gb200"), shard);
        var whole = new Step(0, 0, List.of(new Slice(SEQUENCE, 0, new int[MOST_POSITIONS])), List.of());
        var x = vector(MOST_POSITIONS * weights.config().hiddenSize());
        var first = compute.attend(0, whole, x);
        assertThrows(IllegalStateException.class, () -> compute.attend(0, whole, x));

        new StepRun(new Step(0, 1, List.of(), List.of(SEQUENCE)), Program.decoder(2), compute, cost);

        assertArrayEquals(first, compute.attend(0, whole, x));
    }

    private static float[] vector(int length) {
        var random = new Random(7);
        var vector = new float[length];
        for (var i = 0; i < length; i++) {
            vector[i] = random.nextFloat();
        }
        return vector;
    }
}
