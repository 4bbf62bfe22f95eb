package orrery.node.schedule;

/** A sequence of actions that follow one another; other lanes of the rank do not wait for it, nor it for them. */
public interface Lane {

    /**
     * Says what to do next.
     *
     * @param action is filled in
     * @return false at the end
     */
    boolean next(Action action);

    /** Where in the output a piece belongs that lands there; for lanes with {@link Action.Take#LAND}. */
    default long landsAt(int piece) {
        throw new IllegalStateException("nothing lands on " + this);
    }
}
