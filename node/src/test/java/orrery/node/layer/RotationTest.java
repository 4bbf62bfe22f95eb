package orrery.node.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import orrery.node.architecture.Rope;
import orrery.node.architecture.Rope.Llama3;
import orrery.node.architecture.Rope.Yarn;

class RotationTest {

    /** Turns per original context: above 4 a frequency stays, below 1 it is 8 times slower, between it blends. */
    @Test
    void slowsOnlySlowFrequenciesAsLlama3Does() {
        var plain = Rotation.frequencies(new Rope(500_000, 128, false, new Rope.Unscaled()));
        var scaled = Rotation.frequencies(new Rope(500_000, 128, false, new Llama3(8, 1, 4, 8192)));
        for (int i = 0; i < plain.length; i++) {
            double turns = plain[i] * 8192 / (2 * Math.PI);
            double share = turns >= 4 ? 1 : turns <= 1 ? 1 / 8.0 : (turns - 1) / 3 + (1 - (turns - 1) / 3) / 8;
            assertEquals(plain[i] * share, scaled[i], 1e-6 * plain[i], "frequency " + i);
        }
    }

    /** DeepSeek-V3: the dimensions that turn 32 times and once in 4096 positions are 10 and 23. */
    @Test
    void stretchesSlowFrequenciesAsYarnDoes() {
        var plain = Rotation.frequencies(new Rope(10_000, 64, true, new Rope.Unscaled()));
        var scaled = Rotation.frequencies(new Rope(10_000, 64, true, new Yarn(40, 32, 1, 4096, 1, true)));
        for (int i = 0; i < plain.length; i++) {
            double stretched = Math.clamp((i - 10) / 13.0, 0, 1);
            assertEquals(plain[i] * (1 - stretched + stretched / 40), scaled[i], 1e-6 * plain[i], "frequency " + i);
        }
    }
}
