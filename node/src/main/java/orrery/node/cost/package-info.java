/**
 * How long kernels take.
 *
 * <pre>
 *   StepWork ──▶ Kernel: Product · ExpertProducts · Attention · LatentAttentionKernel · Movement · ScaleSearch
 *                   │ KernelTimes.of(part)
 *        GpuKernels: one formula a kind (ProductTime, HeadsTime, ExpertsTime, PrefillTime, DecodeTime, MovementTime)
 *                    over the chip's peaks and the fitted shares of its generation (Chip ◀── catalogue's kernels.yaml)
 *        Roofline:   LPUs and CPUs, at their peaks
 * </pre>
 *
 * <p>A GPU's formulas say two things of the same kernel: how long it takes as a benchmark repeats it, which is what the shares
 * were fitted to, and how long in a step, where what it reads comes from HBM and the clock is
 * the one that lasts (SustainedClock). What is left of the fit stands beside each
 * group of shares, and {@code orrery validate kernels} computes it again.
 *
 * <p>Knows architectures, cuts and formats, and so the sizes of what a rank computes with; nothing of values or of what links
 * take. Start at {@link orrery.node.cost.StepWork} for what is launched, at {@link orrery.node.cost.GpuKernels} for how
 * long it takes.
 */
package orrery.node.cost;
