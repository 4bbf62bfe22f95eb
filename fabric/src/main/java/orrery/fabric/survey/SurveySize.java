package orrery.fabric.survey;

import orrery.fabric.topology.Topology;
import orrery.fabric.topology.TopologyProblem;

/**
 * What surveying a topology takes at most, beside the topology itself.
 *
 * @param bytes of heap
 */
record SurveySize(long bytes) {
    private static final long BYTES_PER_DEVICE = 160; // two walks, colours, tables, nodes of a flow
    private static final long BYTES_PER_LINK = 60; // a row of the table, and arcs of a flow in arrays that double

    static SurveySize of(Topology topology) {
        return new SurveySize(BYTES_PER_DEVICE * topology.devices() + BYTES_PER_LINK * topology.links());
    }

    /** The topology may take the other half of the heap. */
    void requireRoom(String topology, long heapBytes) {
        if (bytes > heapBytes / 2) {
            throw new TopologyProblem("surveying " + topology + " takes about " + megabytes(bytes)
                    + ", allowed: half of the heap of " + megabytes(heapBytes) + "; start Java with -Xmx"
                    + Math.ceilDiv(2 * bytes, 1L << 30) + "g, or draw fewer devices");
        }
    }

    private static String megabytes(long bytes) {
        return Math.ceilDiv(bytes, 1_000_000L) + " MB";
    }
}
