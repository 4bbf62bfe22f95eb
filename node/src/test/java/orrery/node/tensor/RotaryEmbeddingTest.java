package orrery.node.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RotaryEmbeddingTest {
    @Test
    void turnsAHeadByItsPositionAndKeepsItsLength() {
        var rotary = new RotaryEmbedding(RotaryEmbedding.frequencies(10_000, 4), 100);
        float[] x = {1f, 2f, 3f, 4f};
        rotary.rotate(x, 0, 1, 0);
        assertArrayEquals(new float[] {1f, 2f, 3f, 4f}, x, 0f);
        rotary.rotate(x, 0, 1, 7);
        assertEquals(Math.cos(7) - 3 * Math.sin(7), x[0], 1e-6);
        assertEquals(3 * Math.cos(7) + Math.sin(7), x[2], 1e-6);
        assertEquals(2 * Math.cos(0.07) - 4 * Math.sin(0.07), x[1], 1e-6);
        assertEquals(30, Dot.of(x, 0, x, 0, 4), 1e-5);
    }
}
