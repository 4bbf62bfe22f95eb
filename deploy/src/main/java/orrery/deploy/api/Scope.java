package orrery.deploy.api;

/**
 * How much of a run a page shows, and what may be done to the run from there.
 *
 * @param words what is not known or not done, for people; empty where all is
 * @param isPaced whether it can be paused, stepped and slowed
 * @param isOpen whether faults may be typed
 */
record Scope(String words, boolean isPaced, boolean isOpen) {
    /** Everything. */
    static final Scope ALL = new Scope("", true, true);

    /** All of it, and exactly as it would be alone. */
    static final Scope LOOK = new Scope("only looked at; orrery run --watch takes faults, too", true, false);
}
