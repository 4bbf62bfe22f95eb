package orrery.fabric.topology;

/** A drawing that is no machine, or a name that nothing has: says what was found and what is allowed. */
public final class TopologyProblem extends IllegalArgumentException {
    public TopologyProblem(String message) {
        super(message);
    }
}
