/**
 * How fast the emulator itself is, measured: a workload with a closed form, in fresh JVMs, beside what others took.
 *
 * <p>The devices, the time kernel and the collective are the product's own; only the tuning is bare, so that nothing but
 * links take time and the result is known beforehand. The workloads lie in {@code deploy/benchmarks}.
 *
 * <p>And how near real numerics come to what memory gives: the kernels of {@code node.tensor} alone, and whole emulated runs.
 *
 * <p>And how long the emulator takes for one step of a large model without numbers, message by message and with fast-forward.
 *
 * <p>And how long a frame of the live page takes in a real browser, while a run flows and while somebody zooms.
 *
 * <p>Knows trials, runs, the kernel that drives them, matrix products and the live page; nothing of commands. Start at
 * {@link orrery.deploy.benchmark.RingBenchmark}, {@link orrery.deploy.benchmark.DecodeBenchmark},
 * {@link orrery.deploy.benchmark.StepBenchmark} or {@link orrery.deploy.benchmark.PageBenchmark}.
 */
package orrery.deploy.benchmark;
