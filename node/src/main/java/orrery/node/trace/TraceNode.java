package orrery.node.trace;

import java.util.List;

/**
 * One node of a rank's trace.
 *
 * @param id unique in the rank's file, unsigned
 * @param dependencies ids of the nodes that must be over before, each once, whether they hand over data or only control
 */
public record TraceNode(long id, String name, Work work, List<Long> dependencies) {

    public TraceNode {
        dependencies = List.copyOf(dependencies);
    }

    /** For messages. */
    String label() {
        return "node " + Long.toUnsignedString(id) + (name.isEmpty() ? "" : " (" + TraceProblem.quote(name) + ")");
    }
}
