package orrery.node.recovery;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many devices hold the same numbers; a place keeps them once, as they were. */
class SharedArraysTest {
    private final SharedArrays arrays = new SharedArrays();

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 1912})
    void fromAnyThreadEqualArraysAreKeptOnceAndNoOthersInTheirPlace(long seed) {
        var random = new SplittableRandom(seed);
        var given = IntStream.range(0, 2000)
                .mapToObj(_ -> new float[] {random.nextInt(5), random.nextInt(5), random.nextInt(5)})
                .toList();
        var numbers = new ConcurrentHashMap<Integer, Integer>();

        IntStream.range(0, given.size()).parallel().forEach(which -> numbers.put(which, arrays.keep(given.get(which))));

        assertEquals(125, arrays.all().size(), "seed " + seed);
        numbers.forEach((which, number) ->
                assertArrayEquals(given.get(which), arrays.all().get(number), "seed " + seed));
    }

    @Test
    void whatIsChangedLaterIsKeptAsItWas() {
        var array = new float[] {1, 2};
        var number = arrays.keep(array);
        array[0] = 3;
        assertArrayEquals(new float[] {1, 2}, arrays.all().get(number));
    }

    @Test
    void aFlippedBitMakesAnotherArrayEvenOfZerosAndOfNumbersThatAreNone() {
        assertNotEquals(arrays.keep(new float[] {0f}), arrays.keep(new float[] {-0f}));
        var none = Float.floatToRawIntBits(Float.NaN);
        assertNotEquals(
                arrays.keep(new float[] {Float.intBitsToFloat(none)}),
                arrays.keep(new float[] {Float.intBitsToFloat(none | 1)}));
    }
}
