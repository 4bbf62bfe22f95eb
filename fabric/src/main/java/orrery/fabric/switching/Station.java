package orrery.fabric.switching;

import java.util.Arrays;
import java.util.stream.IntStream;
import orrery.fabric.routing.MulticastTree.Stage;

/** The part one switch plays for one group: where the root is, who hangs below, and who comes in by which port. */
final class Station {
    private static final int NOWHERE = -1;

    private final int[] downPorts;
    private final int upPort;
    private final int[] placeOfPort;

    Station(Stage stage) {
        downPorts = stage.downPorts();
        upPort = stage.upPort();
        placeOfPort = new int[Arrays.stream(downPorts).max().orElse(NOWHERE) + 1];
        Arrays.fill(placeOfPort, NOWHERE);
        IntStream.range(0, downPorts.length).forEach(place -> placeOfPort[downPorts[place]] = place);
    }

    boolean isRoot() {
        return upPort < 0;
    }

    int upPort() {
        return upPort;
    }

    /** Ports towards members, in rank order. */
    int[] downPorts() {
        return downPorts;
    }

    /** The place in rank order of whoever hangs on a port. */
    int placeOf(int port) {
        var place = port < placeOfPort.length ? placeOfPort[port] : NOWHERE;
        if (place == NOWHERE) {
            throw new IllegalStateException("a contribution came up by port " + port + ", outside the tree");
        }
        return place;
    }
}
