package orrery.node.lpu;

import orrery.node.program.Node;

/** What one LPU does at the beginning of a slot. */
sealed interface Action {
    long slot();

    /** A kernel begins. */
    record Run(long slot, Node node, long slots) implements Action {}

    /** What the LPU brings to a meeting is final. */
    record Bring(long slot, Node node, Meeting meeting, int rank) implements Action {}

    /** A packet of a meeting leaves. */
    record Say(long slot, Node node, Leg leg) implements Action {}

    /** A packet that came leaves again. */
    record PassOn(long slot, int transfer) implements Action {}

    /** Everything that a meeting brings is there. */
    record Take(long slot, Node node) implements Action {}

    /** Logits go to the host. */
    record HandOver(long slot, Node node) implements Action {}
}
