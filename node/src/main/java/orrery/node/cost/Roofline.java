package orrery.node.cost;

import orrery.fabric.catalogue.Gpu;
import orrery.fabric.catalogue.Precision;
import orrery.protocol.units.Bandwidth;
import orrery.protocol.units.ComputeRate;

/** The roofline of one GPU: Williams, Waterman, Patterson, CACM 52(4), 2009. */
public final class Roofline {
    private final ComputeRate compute;
    private final Bandwidth memory;
    private final long launchPs;

    /** With achieved rates, not the datasheet's peaks, at BF16: what the modelled engine multiplies in. */
    public Roofline(Gpu gpu) {
        compute = gpu.achieved().get(Precision.BF16);
        memory = gpu.achievedMemoryBandwidth();
        launchPs = gpu.kernelLaunch().picos();
    }

    /** The longer of arithmetic and movement, and at least the launch floor. */
    public long picosFor(Kernel kernel) {
        var arithmeticPs = compute.timeFor(kernel.flops()).picos();
        var movementPs = memory.timeForBytes(kernel.bytes()).picos();
        return Math.max(launchPs, Math.max(arithmeticPs, movementPs));
    }
}
