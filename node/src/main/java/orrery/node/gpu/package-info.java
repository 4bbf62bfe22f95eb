/**
 * The GPU: gets a step from its CPU, runs the program over its shard, and talks NVLink to the rest of its group.
 *
 * <p>Numbers and time run side by side: the kernels' values are computed at once, their time is charged by the cost model,
 * and the next collective starts when that time is over.
 *
 * <p>Knows one rank's shard and its group; nothing of requests, batching or tokens' meaning. Start at
 * {@link orrery.node.gpu.GpuDevice}.
 */
package orrery.node.gpu;
