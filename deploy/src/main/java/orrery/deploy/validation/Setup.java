package orrery.deploy.validation;

import orrery.node.trial.CollectiveTrial;

/** What a measured row comes to. */
public sealed interface Setup {
    MeasuredRow row();

    /**
     * A row that a trial repeats.
     *
     * @param trial of one size
     * @param micros what was measured
     */
    record Repeatable(MeasuredRow row, CollectiveTrial trial, double micros) implements Setup {}

    /** A row that none repeats, and why. */
    record Unmodelled(MeasuredRow row, String reason) implements Setup {}
}
