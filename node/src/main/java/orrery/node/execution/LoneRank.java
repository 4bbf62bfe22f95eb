package orrery.node.execution;

import java.util.List;
import orrery.fabric.link.Ports;
import orrery.fabric.time.Device;
import orrery.node.program.Node;

/** One rank of a copy whose course is worked out away from all other devices. */
public interface LoneRank extends Device {

    Ports ports();

    /** Whether it has done all that it was woken for. */
    boolean isOver();

    /** The communications that wait for other ranks. */
    List<Node> underway();
}
