package orrery.node.trace;

/** A node among those of all ranks. */
record Spot(int rank, int place) {}
