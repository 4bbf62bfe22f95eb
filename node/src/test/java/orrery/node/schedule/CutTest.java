package orrery.node.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class CutTest {
    private static final long LARGEST = 1L << 54; // 16 PiB of one-byte elements
    private static final long SEED = 1;

    @Test
    void slicesAndPartsBeginWhereExactArithmeticPutsThem() {
        var random = new Random(SEED);
        for (var round = 0; round < 10_000; round++) {
            var cut = new Cut(
                    random.nextLong(LARGEST + 1),
                    1 + random.nextInt(1 << 20),
                    1 + random.nextInt(Integer.MAX_VALUE - 1));
            var slice = random.nextInt(cut.slices());
            var part = random.nextInt(cut.parts());
            var from = share(cut.elements(), slice, cut.slices());
            var length = share(cut.elements(), slice + 1, cut.slices()) - from;
            assertEquals(from, cut.from(slice), cut + ", slice " + slice + ", seed " + SEED);
            assertEquals(
                    from + share(length, part, cut.parts()),
                    cut.from(slice, part),
                    cut + ", slice " + slice + ", part " + part + ", seed " + SEED);
        }
    }

    @Test
    void theLastSliceEndsWhereTheWholeDoes() {
        var cut = new Cut(LARGEST, 65_536, 7);
        assertEquals(LARGEST, cut.from(65_536));
        assertEquals(LARGEST, cut.from(65_535, 7));
    }

    private static long share(long whole, long number, long of) {
        return BigInteger.valueOf(whole)
                .multiply(BigInteger.valueOf(number))
                .divide(BigInteger.valueOf(of))
                .longValueExact();
    }
}
