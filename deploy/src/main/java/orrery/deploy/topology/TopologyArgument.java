package orrery.deploy.topology;

import orrery.fabric.topology.TopologySource;

/** What {@code --topology} names. */
public final class TopologyArgument {
    private TopologyArgument() {}

    /** Reads a file whole and checks it; a name is checked when it is drawn. */
    public static TopologySource read(String text) {
        return new TopologySource.Named(text);
    }
}
