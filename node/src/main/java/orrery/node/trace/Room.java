package orrery.node.trace;

/** How much of the heap the nodes of all files may take; a small file may unfold to many times its size. */
final class Room {
    private static final int SHARE = 2;
    private static final long NODE_BYTES = 160;
    private static final long DEPENDENCY_BYTES = 32;

    private final long most;
    private long taken;

    Room(long most) {
        this.most = most;
    }

    static Room ofThisJvm() {
        return new Room(Runtime.getRuntime().maxMemory() / SHARE);
    }

    /** @throws TraceProblem where there is none left */
    void take(String file, TraceNode node) {
        taken += NODE_BYTES
                + 2L * node.name().length()
                + DEPENDENCY_BYTES * node.dependencies().size();
        if (taken > most) {
            throw new TraceProblem(
                    file,
                    node.label(),
                    "more nodes than fit into " + (most >> 20) + " MiB, half of the heap, this one the first too many",
                    "traces that fit",
                    "give the JVM more with -Xmx, or cut the trace down");
        }
    }
}
