package orrery.deploy.pareto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FrontTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void noPointBeatsOneOfTheFrontAndEveryOtherIsBeaten(long seed) {
        var chance = new Random(seed);
        var all = IntStream.range(0, 200)
                .mapToObj(number -> Points.at(number, 1 + chance.nextInt(50), 1 + chance.nextInt(50)))
                .toList();
        var front = Front.of(all, point -> point.perGpu().value()).points();
        for (var point : all) {
            var isBeaten = all.stream().anyMatch(other -> beats(other, point));
            assertFalse(isBeaten && front.contains(point), () -> "seed " + seed + ": " + point);
            assertTrue(
                    isBeaten || front.stream().anyMatch(one -> same(one, point)), () -> "seed " + seed + ": " + point);
        }
    }

    private static boolean beats(OperatingPoint one, OperatingPoint other) {
        var user = Double.compare(one.perUser().value(), other.perUser().value());
        var gpu = Double.compare(one.perGpu().value(), other.perGpu().value());
        return user >= 0 && gpu >= 0 && user + gpu > 0;
    }

    private static boolean same(OperatingPoint one, OperatingPoint other) {
        return one.perUser().equals(other.perUser()) && one.perGpu().equals(other.perGpu());
    }

    @Test
    void betweenTwoPointsTheFigureFollowsTheLineInLogarithms() {
        var front = Front.of(
                List.of(Points.at(0, 10, 1000), Points.at(1, 40, 250), Points.at(2, 20, 100)),
                point -> point.perGpu().value());
        assertEquals(2, front.points().size());
        assertEquals(500, front.at(20).orElseThrow(), 1e-9);
        assertEquals(1000, front.at(3).orElseThrow(), 1e-9);
        assertEquals(250, front.at(40).orElseThrow(), 1e-9);
        assertTrue(front.at(41).isEmpty());
    }
}
