/**
 * The CPU: where requests come from, are tokenised and batched, where steps are launched and tokens chosen.
 *
 * <p>A CPU plays up to three parts. The frontend sends the load and receives the tokens. The first host of a replica
 * schedules it: continuous batching, one step at a time. Every host passes steps on to its GPUs.
 *
 * <p>Knows tokens and requests; nothing of weights or how GPUs compute. Start at {@link orrery.node.cpu.CpuDevice}.
 */
package orrery.node.cpu;
