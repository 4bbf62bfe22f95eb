package orrery.node.scenario;

/**
 * How a model is cut: every replica spreads each layer over {@code tensorParallel} GPUs, and the replicas share the load.
 *
 * @param tensorParallel GPUs of one replica; consecutive GPUs of the topology
 * @param replicas data-parallel copies
 * @param allReduce how partial sums come together
 */
public record Plan(int tensorParallel, int replicas, AllReduce allReduce) {

    /** Algorithms of all-reduce; {@link #AUTO} takes in-switch reduction where every switch on the way can add. */
    public enum AllReduce {
        AUTO,
        RING,
        DIRECT,
        IN_SWITCH
    }
}
