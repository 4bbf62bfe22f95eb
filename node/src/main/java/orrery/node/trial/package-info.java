/**
 * A collective asked about by itself, without a model around it: what nccl-tests measures, on a modelled fabric.
 *
 * <p>Knows topologies, collectives and their tuning; nothing of models, serving, or how results are printed. Start at
 * {@link orrery.node.trial.CollectiveTrial}.
 */
package orrery.node.trial;
