package orrery.deploy.page;

import java.util.Optional;
import orrery.node.outcome.Outcome;
import orrery.node.scenario.Scenario;

/**
 * What a page says of a run that is not in its outcome.
 *
 * @param scenario that was run
 * @param baseline the same run without faults, where there was one
 * @param validated how far the run is from measured ones, in words
 * @param expected what was expected and whether it came so, each line ended by a line feed; empty where nothing was
 */
public record Told(Scenario scenario, Optional<Outcome> baseline, String validated, String expected) {}
