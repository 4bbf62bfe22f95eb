/**
 * What a scenario would run, told without running it: model, machine, plan, load, faults, after every check that a run begins with.
 *
 * <p>Knows scenarios, topologies and the checks of {@code node.emulation}; nothing of files' places beyond
 * {@link orrery.deploy.scenario.ScenarioFile#locate}, of options, or of events. What every device would hold is
 * {@code deploy.planning}'s. Start at {@link orrery.deploy.preview.Preview}.
 */
package orrery.deploy.preview;
