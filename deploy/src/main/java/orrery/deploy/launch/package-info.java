/**
 * The command line: what is typed becomes a scenario and options, what comes back becomes a report and an exit code.
 *
 * <p>Commands check everything that can be checked before they ask for an {@link orrery.deploy.engine.Engine}, which does the
 * work and is looked up only then, so that help and refusals start no cluster and load none of it.
 *
 * <p>Knows {@code deploy.scenario}, {@code deploy.experiment} and {@code deploy.report}; of execution only the engine's interface. Start at
 * {@link orrery.deploy.launch.Main}.
 */
package orrery.deploy.launch;
