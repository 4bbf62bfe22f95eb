package orrery.node.tuning;

import orrery.node.collective.Algorithm;
import orrery.node.collective.Operation;
import orrery.node.collective.Protocol;
import orrery.node.trial.CollectiveTrial.Launch;

/**
 * What is asked of the tuning rules.
 *
 * @param ranks GPUs that take part
 * @param domains NVLink domains over which they are spread, evenly
 * @param bytes as {@link Operation} counts them
 * @param algorithm wanted, or {@link Algorithm#AUTO}
 * @param protocol wanted, or {@link Protocol#AUTO}
 * @param channels wanted, or 0
 * @param pieces wanted of every chunk, or 0
 */
public record Question(
        Operation operation,
        int ranks,
        int domains,
        long bytes,
        Algorithm algorithm,
        Protocol protocol,
        int channels,
        int pieces,
        Launch launch) {}
