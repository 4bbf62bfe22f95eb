package orrery.node.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MiniFloatTest {
    @ParameterizedTest
    @CsvSource({"E4M3, 4, 3, 7, 126", "E5M2, 5, 2, 15, 123", "E2M1, 2, 1, 1, 7"})
    void everyCodeIsWorthWhatItsBitsSay(MiniFloat type, int exponentBits, int fractionBits, int bias, int last) {
        int sign = 1 << exponentBits + fractionBits;
        for (int code = 0; code <= last; code++) {
            int exponent = code >> fractionBits;
            double fraction = code % (1 << fractionBits) / Math.pow(2, fractionBits);
            double value =
                    exponent == 0 ? fraction * Math.pow(2, 1 - bias) : (1 + fraction) * Math.pow(2, exponent - bias);
            assertEquals((float) value, type.decode(code));
            assertEquals((float) -value, type.decode(code | sign));
            assertEquals(code, type.encode((float) value));
            assertEquals(code | sign, type.encode((float) -value));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyCodeIsWorthWhatAnotherImplementationSays(MiniFloat type) {
        var line = GoldenFile.open(type.name().toLowerCase() + ".codes.txt")
                .lines()
                .getFirst();
        assertArrayEquals(GoldenFile.floats(line, 0), type.table());
    }

    @ParameterizedTest
    @EnumSource
    void roundsAsAnotherImplementationDoes(MiniFloat type) {
        for (var line :
                GoldenFile.open(type.name().toLowerCase() + ".rounded.txt").lines()) {
            var pair = GoldenFile.floats(line, 0);
            assertEquals(pair[1], type.round(pair[0]), () -> type + " of " + pair[0]);
        }
    }

    @ParameterizedTest
    @EnumSource
    void roundsToTheNearestOfAllNumbersTiesToEven(MiniFloat type) {
        var nearest = new Nearest();
        int sign = type.table().length / 2;
        for (int code = 0; code < sign && Float.isFinite(type.decode(code)); code++) {
            nearest.add(code, type.decode(code));
        }
        for (int high = 0; high < 0x7F80; high++) {
            check(type, nearest, Float.intBitsToFloat(high << 16), sign);
        }
        var random = new SplittableRandom(5);
        for (int i = 0; i < 100_000; i++) {
            check(type, nearest, (float) Math.scalb(random.nextDouble(), random.nextInt(-20, 18)), sign);
        }
    }

    private static void check(MiniFloat type, Nearest nearest, float value, int sign) {
        int code = nearest.code(value);
        assertEquals(code, type.encode(value), () -> type + " of " + value);
        assertEquals(code | sign, type.encode(-value), () -> type + " of " + -value);
        assertEquals(type.decode(code), type.round(value), () -> type + " of " + value);
    }

    @ParameterizedTest
    @CsvSource({"E4M3, 448", "E5M2, 57344", "E2M1, 6"})
    void saturatesAtItsLargestNumber(MiniFloat type, float largest) {
        assertEquals(largest, type.largest());
        for (float value : new float[] {largest, largest * 2, Float.MAX_VALUE, Float.POSITIVE_INFINITY}) {
            assertEquals(largest, type.round(value));
            assertEquals(-largest, type.round(-value));
        }
    }

    @Test
    void keepsNaNWhereThereIsOne() {
        assertTrue(Float.isNaN(MiniFloat.E4M3.round(Float.NaN)));
        assertTrue(Float.isNaN(MiniFloat.E5M2.round(Float.NaN)));
        assertEquals(6, MiniFloat.E2M1.round(Float.NaN));
        assertEquals(6, MiniFloat.E2M1.round(Float.intBitsToFloat(0xFFC00000)));
        assertEquals(Float.POSITIVE_INFINITY, MiniFloat.E5M2.decode(0x7C));
        assertTrue(Float.isNaN(MiniFloat.E4M3.decode(0xFF)));
    }

    @Test
    void scalesOfMxAreEveryPowerOfTwoAndNaN() {
        var line = GoldenFile.open("e8m0.codes.txt").lines().getFirst();
        var golden = GoldenFile.floats(line, 0);
        for (int code = 0; code < 255; code++) {
            assertEquals(Math.pow(2, code - 127), PowerOfTwo.decode(code));
            assertEquals(golden[code], PowerOfTwo.decode(code));
            assertEquals(Math.max(0, code - 2), PowerOfTwo.encode(PowerOfTwo.decode(code), 2));
            assertEquals(Math.max(0, code - 2), PowerOfTwo.encode(PowerOfTwo.decode(code) * 1.75f, 2));
        }
        assertTrue(Float.isNaN(PowerOfTwo.decode(255)));
        assertEquals(255, PowerOfTwo.encode(Float.NaN, 2));
        assertEquals(0, PowerOfTwo.encode(0, 2));
    }
}
