package orrery.node.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SixteenBitsTest {
    private static final float[] HALVES = {Float.NaN, Float.POSITIVE_INFINITY, 65519.996f, 65520, -65520, 5.9604645e-8f
    };

    @Test
    void everyBfloat16CodeIsTheUpperHalfOfAFloat32AndComesBack() {
        for (int code = 0; code < 1 << 16; code++) {
            float value = Bfloat16.decode((short) code);
            if (Float.isNaN(value)) {
                assertTrue(Float.isNaN(Bfloat16.round(value)));
            } else {
                assertEquals(code << 16, Float.floatToRawIntBits(value));
                assertEquals((short) code, Bfloat16.encode(value));
            }
        }
    }

    @Test
    void bfloat16RoundsToTheNearestTiesToEven() {
        var random = new SplittableRandom(6);
        for (int code = 0; code < 0x7F7F; code++) {
            double low = Bfloat16.decode((short) code);
            double high = Bfloat16.decode((short) (code + 1));
            var nearest = new Nearest();
            nearest.add(code, low);
            nearest.add(code + 1, high);
            for (double part : new double[] {0.5, 0.499, 0.501, random.nextDouble()}) {
                float value = (float) (low + part * (high - low));
                assertEquals(nearest.code(value), Bfloat16.encode(value) & 0xFFFF, () -> "bf16 of " + value);
                assertEquals(nearest.code(value) | 0x8000, Bfloat16.encode(-value) & 0xFFFF, () -> "bf16 of " + -value);
            }
        }
    }

    @Test
    void bfloat16RoundsAsAnotherImplementationDoes() {
        for (var line : GoldenFile.open("bf16.rounded.txt").lines()) {
            var pair = GoldenFile.floats(line, 0);
            assertEquals(pair[1], Bfloat16.round(pair[0]));
        }
    }

    @Test
    void bfloat16OverflowsToInfinityAndKeepsNaN() {
        assertEquals(Float.POSITIVE_INFINITY, Bfloat16.round(Float.MAX_VALUE));
        assertEquals(Float.NEGATIVE_INFINITY, Bfloat16.round(Float.NEGATIVE_INFINITY));
        assertTrue(Float.isNaN(Bfloat16.round(Float.intBitsToFloat(0x7F800001))));
    }

    @Test
    void everyFloat16CodeIsWorthWhatItsBitsSay() {
        for (int code = 0; code < 0x7C00; code++) {
            int exponent = code >> 10;
            double fraction = code % 1024 / 1024.0;
            float value =
                    (float) (exponent == 0 ? fraction * Math.pow(2, -14) : (1 + fraction) * Math.pow(2, exponent - 15));
            var values = new float[] {value, -value};
            NumberFormat.F16.round(values, 0, 1, 2);
            assertEquals(value, values[0]);
            assertEquals(-value, values[1]);
            assertEquals(value, NumberFormat.F16.quantise(values, 1, 2).at(0, 0));
        }
    }

    @Test
    void float16RoundsToTheNearestAndOverflowsToInfinity() {
        var nearest = new Nearest();
        IntStream.range(0, 0x7C00).forEach(code -> nearest.add(code, Float.float16ToFloat((short) code)));
        var random = new SplittableRandom(7);
        for (int i = 0; i < 50_000; i++) {
            float value = (float) Math.scalb(random.nextDouble(), random.nextInt(-30, 16));
            var rounded = new float[] {value};
            NumberFormat.F16.round(rounded, 0, 1, 1);
            assertEquals(Float.float16ToFloat((short) nearest.code(value)), rounded[0], () -> "f16 of " + value);
        }
        var edges = HALVES.clone();
        NumberFormat.F16.round(edges, 0, 1, edges.length);
        assertTrue(Float.isNaN(edges[0]));
        assertEquals(Float.POSITIVE_INFINITY, edges[1]);
        assertEquals(65504, edges[2]);
        assertEquals(Float.POSITIVE_INFINITY, edges[3]);
        assertEquals(Float.NEGATIVE_INFINITY, edges[4]);
        assertEquals(Math.scalb(1f, -24), edges[5]);
    }
}
