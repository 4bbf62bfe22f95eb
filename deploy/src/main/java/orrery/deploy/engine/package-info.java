/**
 * What can be asked of whoever does the work, and how it may end.
 *
 * <p>{@link orrery.deploy.engine.Engine} has a run, a collective or traces done, here or on a cluster;
 * {@link orrery.deploy.engine.RunOptions} say where, {@link orrery.deploy.engine.RunFailure} why it did not come to its end, and
 * {@link orrery.deploy.engine.ExitCode} how a process tells that to its shell. Commands and programs are written against it, and
 * {@code deploy.cluster} is behind it.
 *
 * <p>Knows scenarios, outcomes and what people may do to a run; nothing of actors, files of results or words on a command line.
 * Start at {@link orrery.deploy.engine.Engine}.
 */
package orrery.deploy.engine;
