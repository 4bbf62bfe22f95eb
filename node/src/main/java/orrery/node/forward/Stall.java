package orrery.node.forward;

import java.util.List;
import orrery.fabric.link.Held;
import orrery.node.program.Node;

/**
 * Nothing more happens in a step although ranks are not over.
 *
 * @param held messages that wait, in device order
 * @param underway communications that wait, by rank
 */
public record Stall(List<Held> held, List<Underway> underway) {

    /** A communication that a device began, and whose messages are not all in. */
    public record Underway(int device, Node node) {}
}
