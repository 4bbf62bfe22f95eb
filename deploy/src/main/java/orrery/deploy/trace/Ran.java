package orrery.deploy.trace;

import orrery.node.replay.ReplayOutcome;
import orrery.node.trial.CollectiveTrial.Launch;

/**
 * Traces that were run.
 *
 * @param prefix of their files
 * @param topology as it was asked for
 */
public record Ran(String prefix, String topology, Launch launch, ReplayOutcome outcome) {}
