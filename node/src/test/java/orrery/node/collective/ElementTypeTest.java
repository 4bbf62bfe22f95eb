package orrery.node.collective;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ElementTypeTest {
    /** All numbers of E4M3: sign, four bits of exponent with bias 7, three of fraction; the last code is no number. */
    private static final double[] FLOAT8 = IntStream.range(0, 127)
            .mapToDouble(
                    code -> code < 8 ? Math.scalb((double) code, -9) : Math.scalb(8.0 + code % 8, code / 8 - 7 - 3))
            .toArray();

    @Test
    void roundsToTheNearestFloat8() {
        var random = new SplittableRandom(3);
        for (var i = 0; i < 20_000; i++) {
            var value = (float) Math.scalb(random.nextDouble(-1, 1), random.nextInt(-12, 10));
            var found = Math.abs(ElementType.FLOAT8.rounded(value));
            var least = Double.MAX_VALUE;
            var isOne = false;
            for (var one : FLOAT8) {
                least = Math.min(least, Math.abs(Math.abs((double) value) - one));
                isOne |= found == one;
            }
            assertTrue(isOne, value + " became " + found);
            assertEquals(least, Math.abs(Math.abs((double) value) - found), value + " became " + found);
        }
    }

    @Test
    void endsAtTheLargestFloat8() {
        assertEquals(448, ElementType.FLOAT8.rounded(10_000));
        assertEquals(-448, ElementType.FLOAT8.rounded(Float.NEGATIVE_INFINITY));
        assertTrue(Float.isNaN(ElementType.FLOAT8.rounded(Float.NaN)));
    }

    @Test
    void tiesGoToTheEvenNumber() {
        assertEquals(16, ElementType.FLOAT8.rounded(17));
        assertEquals(20, ElementType.FLOAT8.rounded(19));
        assertEquals(256, ElementType.BFLOAT16.rounded(257));
        assertEquals(260, ElementType.BFLOAT16.rounded(259));
    }

    @ParameterizedTest
    @EnumSource
    void wholeNumbersAreExactUpToThePrecision(ElementType type) {
        for (var number = 0; number <= Math.min(1 << type.precision(), 5_000); number++) {
            assertEquals(number, type.rounded(number));
            assertEquals(-number, type.rounded(-number));
        }
    }

    @ParameterizedTest
    @EnumSource
    void roundingTwiceIsRoundingOnce(ElementType type) {
        new SplittableRandom(1)
                .doubles(10_000, -1_000, 1_000)
                .mapToObj(value -> type.rounded((float) value))
                .forEach(once -> assertEquals(once, type.rounded(once)));
    }
}
