package orrery.deploy.topology;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Nodes and edges with their attributes, as node-link JSON and GraphML hold them alike.
 *
 * @param name of the graph, where the file gives one
 */
record Graph(Optional<String> name, List<Node> nodes, List<Edge> edges) {
    static final int ELEMENTS_MOST = 2_000_000;

    /** @param place line and column of the element, as {@link Places} writes them */
    record Node(String id, Map<String, String> attributes, String place) {}

    record Edge(String source, String target, Map<String, String> attributes, String place) {}
}
