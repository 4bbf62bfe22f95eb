package orrery.node.estimate;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import orrery.node.program.Node;
import orrery.node.program.Program;

/**
 * What the first rank of a stage does in a step.
 *
 * @param kernels that it launches, and its feed-forward's own device beside it
 * @param flops by the lane that does them
 * @param memoryBytes by the lane that moves them
 * @param sentBytes by the name of the medium they leave on
 */
public record Use(int kernels, Map<Lane, Long> flops, Map<Lane, Long> memoryBytes, Map<String, Long> sentBytes) {

    static Use of(Program program, NodeTimes times) {
        var kernels = 0;
        var flops = new EnumMap<Lane, Long>(Lane.class);
        var memoryBytes = new EnumMap<Lane, Long>(Lane.class);
        var sentBytes = new TreeMap<String, Long>();
        for (Node node : program.nodes()) {
            var cost = times.of(node);
            kernels += cost.kernels();
            flops.merge(times.lane(node), cost.flops(), Long::sum);
            memoryBytes.merge(times.lane(node), cost.memoryBytes(), Long::sum);
            if (cost.sentBytes() > 0) {
                sentBytes.merge(cost.medium(), cost.sentBytes(), Long::sum);
            }
        }
        return new Use(kernels, flops, memoryBytes, sentBytes);
    }
}
