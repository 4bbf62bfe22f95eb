package orrery.node.seeded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import orrery.node.architecture.Architecture;
import orrery.node.architecture.Dense;
import orrery.node.architecture.Experts;
import orrery.node.architecture.LatentAttention;
import orrery.node.architecture.Mixer;
import orrery.node.architecture.Parameter;
import orrery.node.family.Configurations;
import orrery.node.reference.OneDevice;

class TwinTest {

    @Test
    void keepsWhatPlansCut() {
        for (var name : Configurations.published()) {
            var full = Configurations.named(name);
            var twin = Twin.of(full, List.of(8, 64, 576));
            assertEquals(full.blocks().size(), twin.blocks().size());
            for (int i = 0; i < full.blocks().size(); i++) {
                if (full.blocks().get(i) instanceof Mixer mixer) {
                    assertEquals(mixer.heads(), ((Mixer) twin.blocks().get(i)).heads(), name);
                }
                if (full.blocks().get(i) instanceof Experts experts) {
                    var few = (Experts) twin.blocks().get(i);
                    assertEquals(List.of(experts.count(), experts.chosen()), List.of(few.count(), few.chosen()), name);
                    assertEquals(experts.router(), few.router());
                }
                if (full.blocks().get(i) instanceof Dense dense) {
                    for (int degree : List.of(8, 64, 576)) {
                        int width = ((Dense) twin.blocks().get(i)).width();
                        assertTrue(dense.width() % degree != 0 || width % degree == 0, name + " cut by " + degree);
                    }
                }
            }
        }
    }

    @Test
    void theTwinOfDeepSeekIsSmallEnoughToRunWhole() {
        var twin = Twin.of(Configurations.named("deepseek-r1"), List.of(8));
        assertTrue(Parameter.count(twin) < 60_000_000, Parameter.count(twin) + " parameters");
        assertEquals(61 * 2, twin.blocks().size());
        assertEquals(128, ((LatentAttention) twin.blocks().getFirst()).heads());
    }

    /** Scores must not flatten out or explode from block to block: a twin's logits tell tokens apart. */
    @Test
    void everyTinyModelSaysSomething() {
        for (var name : Configurations.tiny()) {
            var generation = generation(Configurations.named(name), 7);
            assertTrue(List.of(1, 2).stream().noneMatch(i -> generation[i] == generation[0]), name);
        }
    }

    private static int[] generation(Architecture architecture, long seed) {
        return new OneDevice(new SeededWeights(architecture, seed))
                .generate(new int[] {5, 77, 300, 12}, 3)
                .tokens();
    }
}
