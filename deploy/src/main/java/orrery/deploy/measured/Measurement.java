package orrery.deploy.measured;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import orrery.deploy.scenario.Origin;
import orrery.node.collective.Operation;

/**
 * One measured row.
 *
 * @param origin where it stands
 * @param collective as the file spells it, or empty where it does not say
 * @param ranks GPUs that took part, where the file says so
 * @param bytes the message, as {@link Operation} counts it
 * @param micros time in µs, where the file gives it
 * @param algbw GB/s, where the file gives it
 * @param busbw GB/s, where the file gives it
 * @param system what was measured, as the file calls it, or empty
 * @param how what else distinguishes the row, for example {@code out-of-place} or an algorithm; may be empty
 */
public record Measurement(
        Origin origin,
        String collective,
        OptionalInt ranks,
        long bytes,
        OptionalDouble micros,
        OptionalDouble algbw,
        OptionalDouble busbw,
        String system,
        String how) {
    private static final double BYTES_PER_GIGABYTE_MICRO = 1e3;

    /**
     * The time in µs: as measured, else from the bandwidth; empty where neither says anything.
     *
     * @param ranks that busbw is meant for where the file does not say
     */
    public OptionalDouble time(Operation operation, int ranks) {
        if (micros.isPresent()) {
            return micros;
        }
        if (bytes == 0) {
            return OptionalDouble.empty();
        }
        if (algbw.isPresent()) {
            return OptionalDouble.of(bytes / (algbw.getAsDouble() * BYTES_PER_GIGABYTE_MICRO));
        }
        var factor = operation.busFactor(this.ranks.orElse(ranks));
        return busbw.isPresent() && factor > 0
                ? OptionalDouble.of(bytes * factor / (busbw.getAsDouble() * BYTES_PER_GIGABYTE_MICRO))
                : OptionalDouble.empty();
    }
}
