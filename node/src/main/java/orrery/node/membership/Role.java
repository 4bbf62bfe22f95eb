package orrery.node.membership;

import java.util.Locale;

/** What a member is there for. */
public enum Role {
    /** Holds devices. */
    HOST,
    /** Drives a run. */
    CONSOLE;

    String inCluster() {
        return name().toLowerCase(Locale.ROOT);
    }
}
