/**
 * A collective asked about by itself, without a model around it: what nccl-tests measures, on a modelled fabric.
 *
 * <p>A {@link orrery.node.trial.CollectiveTrial} is prepared JVM by JVM into a {@link orrery.node.trial.TrialEmulation},
 * whose findings {@link orrery.node.trial.TrialMerging} puts together. Every size has a slot of virtual time for itself, so
 * that each runs on an idle fabric. {@link orrery.node.trial.Trials} does all of it on the calling thread.
 *
 * <p>Knows topologies, collectives and their tuning; nothing of models, serving, or how results are printed. Start at
 * {@link orrery.node.trial.CollectiveTrial}.
 */
package orrery.node.trial;
