package orrery.node.orchestration;

import java.util.Set;
import java.util.TreeSet;
import orrery.protocol.payload.Trouble;

/** What is broken, as far as it was told. */
final class OutOfService {
    private final Set<Integer> devices = new TreeSet<>();
    private final Set<Integer> links = new TreeSet<>();
    private final Set<Integer> adding = new TreeSet<>(); // hosts of the domains whose switches do not

    void take(Trouble trouble) {
        switch (trouble.kind()) {
            case LOST -> devices.add(trouble.device());
            case BACK -> devices.remove(trouble.device());
            case LINK_LOST -> links.add(trouble.about());
            case LINK_BACK -> links.remove(trouble.about());
            case REDUCTION_LOST -> adding.add(trouble.device());
            case REDUCTION_BACK -> adding.remove(trouble.device());
            case MEMORY, CHECKSUM, TRANSPORT, WATCHDOG -> {}
        }
    }

    boolean hasDevice(int device) {
        return devices.contains(device);
    }

    /** Numbers of links, ascending. */
    Set<Integer> links() {
        return links;
    }

    /** Whether the switches that a host's devices hang on do not add. */
    boolean hasAdding(int host) {
        return adding.contains(host);
    }
}
