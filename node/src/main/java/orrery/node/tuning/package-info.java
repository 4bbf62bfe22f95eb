/**
 * Which algorithm, protocol, channels and chunks a collective gets, and what its kernels cost: NCCL's rules and a handful of
 * measured figures for each generation of GPUs, all from the catalogue.
 *
 * <p>A rule is asked with a {@link orrery.node.collective.Tuning.Wish} and answers a part of the
 * {@link orrery.node.collective.Choice}. What the wish demands is kept. No rule says how long a collective takes: a
 * {@link orrery.node.tuning.Forecast} serves to choose, as in NCCL, and what a run takes comes out of messages, links and
 * the {@link orrery.node.collective.Pace} alone.
 *
 * <p>Knows figures and numbers of ranks and bytes; nothing of links, messages or schedules. Start at
 * {@link orrery.node.tuning.KernelTuning}.
 */
package orrery.node.tuning;
