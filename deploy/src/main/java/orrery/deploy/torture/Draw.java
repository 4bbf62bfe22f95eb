package orrery.deploy.torture;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * What a trial draws from its seed, in the order in which it asks.
 *
 * @param jvms that share the devices
 */
record Draw(long seed, int trial, Fault fault, int jvms, SplittableRandom chance) {
    private static final long SPREAD = 0x9e37_79b9_7f4a_7c15L; // 2^64 over the golden ratio: neighbours lie far apart
    private static final int CHECKPOINTS_MOST = 3;
    private static final int JITTER_MS = 1000;

    /** The same for the same seed, trial and fault, whatever other faults there are. */
    static Draw of(long seed, int trial, Fault fault, Span jvms) {
        var chance = new SplittableRandom(seed + SPREAD * trial ^ fault.key().hashCode());
        return new Draw(seed, trial, fault, jvms.least() + chance.nextInt(jvms.most() - jvms.least() + 1), chance);
    }

    /** How many checkpoints are sealed before the blow. */
    int checkpoints() {
        return chance.nextInt(CHECKPOINTS_MOST + 1);
    }

    /** How long after that it falls; longer than the time between two checkpoints would be no other moment. */
    Duration jitter() {
        return Duration.ofMillis(chance.nextInt(JITTER_MS));
    }

    /** From 0 up. */
    int below(int bound) {
        return chance.nextInt(bound);
    }

    boolean isHeads() {
        return chance.nextBoolean();
    }
}
