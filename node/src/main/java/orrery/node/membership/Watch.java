package orrery.node.membership;

/** Who notices that a member is gone. All members of a cluster have the same. */
public enum Watch {
    /** The members themselves, by heartbeats. */
    MUTUAL("orrery/cluster.conf"),
    /** Who founded the cluster, and started the processes of all others. */
    SUPERVISED("orrery/supervised.conf");

    private final String resource;

    Watch(String resource) {
        this.resource = resource;
    }

    String resource() {
        return resource;
    }
}
