package orrery.node.collective;

/** The links that are out of service, and known to be: nobody sends anything on them. */
@FunctionalInterface
public interface LinksLost {
    LinksLost NONE = (_, _) -> false;

    /** Whether the link that leaves a device by a port, or the one that comes in by it, is out of service. */
    boolean isLost(int device, int port);
}
