/**
 * A scenario that is run and judged, and what that leaves behind.
 *
 * <pre>
 *   {@link orrery.deploy.experiment.Subject}     a scenario and the machine it runs on, checked
 *      └─▶ {@link orrery.deploy.experiment.Experiment}    the run, and others that it is compared with
 *            └─▶ {@link orrery.deploy.experiment.RunFindings}     what came out, what was expected, as text and as JSON
 *                  └─▶ {@link orrery.deploy.experiment.Leaving}      a folder with all of it
 * </pre>
 *
 * <p>Commands and programs come here with a scenario and get the same findings. Knows scenarios, expectations, results and the
 * engine's interface; nothing of command lines, nor of who is told how it gets on ({@link orrery.deploy.experiment.Audience}).
 * Start at {@link orrery.deploy.experiment.Experiment}.
 */
package orrery.deploy.experiment;
