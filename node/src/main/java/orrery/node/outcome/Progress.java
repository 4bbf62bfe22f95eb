package orrery.node.outcome;

import orrery.protocol.units.SimTime;

/** A glance at a job on its way: virtual time reached, events handled, what is achieved of what was asked for. */
public record Progress(SimTime now, long events, long achieved, long asked, Unit unit) {

    /** What is counted. */
    public enum Unit {
        /** Tokens generated. */
        TOKENS,
        /** Sizes of a collective that are done. */
        SIZES,
        /** Nodes of traces that are over. */
        NODES
    }
}
