/**
 * The CPU: where requests come from, are tokenised and batched, where steps are launched and tokens chosen.
 *
 * <p>A CPU plays up to three parts. The frontend sends the load and receives the tokens. The first host of a replica
 * schedules it: continuous batching, one step at a time. Every host passes steps on to its
 * GPUs or LPUs; where a plan has seats for CPUs, it computes them itself with the worker of {@code node.execution}.
 *
 * <p>Where something breaks, the frontend also looks after all copies ({@code node.orchestration}): a copy that is given up takes
 * its scheduler and its caches along, and its requests go on from the tokens that their sender has.
 *
 * <p>Knows tokens and requests; nothing of weights or of what a step computes. Start at {@link orrery.node.cpu.CpuDevice}.
 */
package orrery.node.cpu;
