/**
 * What shall be run, complete and checked: a topology, a model, a plan, a load. The same on every JVM of a run.
 *
 * <p>Knows nothing of YAML or command lines, which are read in {@code deploy.scenario}, nor of how a run is executed.
 * Start at {@link orrery.node.scenario.Scenario}.
 */
package orrery.node.scenario;
