/**
 * Runs that survive their JVMs: a folder for each, with checkpoints, until it ended well.
 *
 * <p>{@link orrery.deploy.keeping.KeptRun} is such a folder while a run goes on, {@link orrery.deploy.keeping.RunRoot} where they
 * lie, {@link orrery.deploy.keeping.Request} what a run was asked with, for whoever takes it up.
 *
 * <p>Knows {@code node.recovery}, experiments and jobs; nothing of options, nor of how a run is shown. Start at {@link
 * orrery.deploy.keeping.KeptRun}.
 */
package orrery.deploy.keeping;
