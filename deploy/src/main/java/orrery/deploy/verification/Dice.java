package orrery.deploy.verification;

import java.util.List;
import java.util.SplittableRandom;

/** Choices that follow from a seed alone. */
final class Dice {
    private final SplittableRandom random;

    Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Whether one of {@code sides} came up. */
    boolean oneIn(int sides) {
        return random.nextInt(sides) == 0;
    }

    /** A whole number, both ends included. */
    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    /** One of them, all alike; name one several times to have it more often. */
    <T> T of(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    /** One of the first that are not above {@code most}; there is one. */
    int ofDegrees(List<Integer> ascending, int most) {
        return of(ascending.stream().filter(degree -> degree <= most).toList());
    }

    /** A seed for other dice, not negative so that it can be typed. */
    long seed() {
        return random.nextLong() & Long.MAX_VALUE;
    }
}
