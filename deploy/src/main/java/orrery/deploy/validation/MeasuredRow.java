package orrery.deploy.validation;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What somebody measured of one collective of one size.
 *
 * @param line of its file, from 1
 * @param collective in nccl-tests' words, or {@code moe_dispatch}, {@code moe_combine}, {@code p2p_…}
 * @param bytes as nccl-tests counts them; empty where only a bandwidth is known
 * @param micros latency in µs
 * @param algbw GB/s
 * @param busbw GB/s
 * @param algorithm library, version and settings, in words
 */
public record MeasuredRow(
        int line,
        String system,
        int gpus,
        String collective,
        OptionalLong bytes,
        OptionalDouble micros,
        OptionalDouble algbw,
        OptionalDouble busbw,
        String algorithm,
        String source,
        String confidence) {}
