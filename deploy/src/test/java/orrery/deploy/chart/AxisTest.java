package orrery.deploy.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

final class AxisTest {
    @Test
    void aLogarithmicAxisGoesFromOneRoundNumberToAnother() {
        var axis = Axis.around("tokens/s", new double[] {3.1, 470}, true);
        assertEquals(2, axis.from(), 1e-9);
        assertEquals(500, axis.to(), 1e-9);
        assertArrayEquals(new double[] {2, 5, 10, 20, 50, 100, 200, 500}, axis.ticks(), 1e-9);
        assertEquals(0.5, axis.share(Math.sqrt(1000)), 1e-9);
    }

    @Test
    void aLinearAxisBeginsAtNothing() {
        var axis = Axis.around("tokens/s", new double[] {3.1, 470}, false);
        assertArrayEquals(new double[] {0, 100, 200, 300, 400, 500}, axis.ticks(), 1e-9);
        assertEquals(0.25, axis.share(125), 1e-9);
    }

    @Test
    void oneNumberHasAnAxisToo() {
        var axis = Axis.around("tokens/s", new double[] {10}, true);
        assertEquals(10, axis.from(), 1e-9);
        assertEquals(20, axis.to(), 1e-9);
        assertThrows(IllegalArgumentException.class, () -> new Axis("", 0, 1, true));
    }
}
