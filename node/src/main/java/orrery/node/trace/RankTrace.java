package orrery.node.trace;

import java.util.List;

/**
 * What one rank does.
 *
 * @param file where it stands, for messages
 * @param version of the schema, as the file names it
 * @param nodes in the order of the file
 */
public record RankTrace(String file, String version, List<TraceNode> nodes) {
    /** The version that is written. */
    public static final String VERSION = "0.0.4";

    public RankTrace {
        nodes = List.copyOf(nodes);
    }
}
