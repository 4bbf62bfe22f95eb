package orrery.deploy.topology;

/** Attributes of nodes and edges in node-link JSON and GraphML; what is measured has its unit in its name. */
final class GraphWords {
    /** Of the graph: what to call the topology. */
    static final String NAME = "name";

    /** Of a node: row of the catalogue, or the name of a switch chip that the node defines. */
    static final String PART = "part";

    /** Of a node: number of its rack, -1 for none. */
    static final String RACK = "rack";

    /** Of a node: what it is; of an edge: what it speaks. */
    static final String KIND = "kind";

    /** Of a switch: links it can hold. */
    static final String PORTS = "ports";

    /** Of a switch: whether it adds and multicasts. */
    static final String REDUCES = "reduces";

    /** Of a switch: from port to port. Of an edge: one hop in one direction. */
    static final String LATENCY = "latency_ps";

    /** Of an edge: row of the catalogue, or the name of a medium that the edge defines. */
    static final String MEDIUM = "medium";

    /** Of an edge: links that it bundles into one port at each end. */
    static final String LINKS = "links";

    /** Of an edge: in one direction, all its links together. */
    static final String BANDWIDTH = "bandwidth_bytes_per_s";

    /** Of an edge: content of one packet at most. */
    static final String PAYLOAD = "payload_bytes";

    /** Of an edge: overhead of one packet. */
    static final String HEADER = "header_bytes";

    /** Of an edge: whether light carries it. */
    static final String OPTICAL = "optical";

    /** Of an edge: when it is wired, from 0; ports are numbered in this order. */
    static final String ORDER = "order";

    private GraphWords() {}
}
