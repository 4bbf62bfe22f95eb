package orrery.node.serving;

/** A sequence, as batching sees it. */
public interface Batchable {

    /** Whether it has arrived. */
    boolean isReady(long nowPs);

    /** Whether it waits for something elsewhere: no step takes it. */
    boolean away();

    boolean ended();

    /** Tokens of its prompt that no step has taken; 0 once it decodes. */
    int promptLeft();

    /** Rows that it takes of a step once its prompt is done. */
    int wanted();

    /** Positions that its cache has now. */
    int cached();

    /** Positions that its cache may come to have. */
    int longest();

    /** Its cache is dropped: what it had is a prompt again. */
    void preempt();
}
