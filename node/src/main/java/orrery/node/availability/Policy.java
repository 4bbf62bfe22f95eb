package orrery.node.availability;

/** What becomes of a copy that aborts, and of its requests. */
public enum Policy {
    /** The copy starts anew once all its trays stand; its requests are lost, and those after them wait for it. */
    FAIL_STOP,
    /** Likewise, but as soon as it is noticed requests go to copies that serve, and are prefilled there again. */
    MIGRATE,
    /** Likewise, and a copy goes on with the trays that are left until others are ready. */
    ELASTIC;

    /** Whether other copies take the requests of one that is known to be down. */
    boolean moves() {
        return this != FAIL_STOP;
    }
}
