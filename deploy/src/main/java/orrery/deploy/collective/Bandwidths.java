package orrery.deploy.collective;

import orrery.node.collective.Operation;
import orrery.node.trial.TrialOutcome.SizeOutcome;

/**
 * One size in the terms of nccl-tests.
 *
 * @param micros time in µs
 * @param algbw size over time, in 10⁹ bytes per second; 0 for no bytes
 * @param busbw algbw times the operation's factor, which compares with a link's rate
 */
public record Bandwidths(double micros, double algbw, double busbw) {
    private static final double PICOS_PER_MICRO = 1e6;
    private static final double BYTES_PER_GIGABYTE_MICRO = 1e3;

    /** As the model has it. */
    public static Bandwidths of(Operation operation, int ranks, SizeOutcome size) {
        return of(operation, ranks, size.bytes(), size.timePs() / PICOS_PER_MICRO);
    }

    static Bandwidths of(Operation operation, int ranks, long bytes, double micros) {
        var algbw = micros == 0 ? 0 : bytes / (micros * BYTES_PER_GIGABYTE_MICRO);
        return new Bandwidths(micros, algbw, algbw * operation.busFactor(ranks));
    }
}
