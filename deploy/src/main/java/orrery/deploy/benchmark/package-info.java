/**
 * How fast the emulator itself is, measured: a workload with a closed form, in fresh JVMs, beside what others took.
 *
 * <p>The devices, the time kernel and the collective are the product's own; only the tuning is bare, so that nothing but
 * links take time and the result is known beforehand. The workloads lie in {@code deploy/benchmarks}.
 *
 * <p>Knows trials and the kernel that drives them; nothing of commands. Start at
 * {@link orrery.deploy.benchmark.RingBenchmark}.
 */
package orrery.deploy.benchmark;
