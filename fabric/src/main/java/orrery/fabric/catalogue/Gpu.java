package orrery.fabric.catalogue;

import java.util.Map;
import java.util.Optional;
import orrery.protocol.units.Bandwidth;
import orrery.protocol.units.ByteCount;
import orrery.protocol.units.ComputeRate;
import orrery.protocol.units.SimDuration;

/**
 * A GPU package.
 *
 * @param compute dense peak of the datasheet, by precision
 * @param achieved what a large matrix product reaches, for the same precisions
 * @param memoryBandwidth HBM peak of the datasheet
 * @param achievedMemoryBandwidth what a stream over HBM reaches
 * @param memory HBM capacity
 * @param memoryLatency what a load spends in the GPU that owns the memory
 * @param kernelLaunch floor between two kernels
 * @param kernels how much of the peaks kernels reach
 * @param power what it draws; the peak is the thermal design power
 * @param nvlink the NVLinks that leave the package
 */
public record Gpu(
        String name,
        Map<Precision, ComputeRate> compute,
        Map<Precision, ComputeRate> achieved,
        Bandwidth memoryBandwidth,
        Bandwidth achievedMemoryBandwidth,
        ByteCount memory,
        SimDuration memoryLatency,
        SimDuration kernelLaunch,
        KernelEfficiency kernels,
        Draw power,
        Attachment nvlink)
        implements Part {

    public Gpu {
        compute = Map.copyOf(compute);
        achieved = Map.copyOf(achieved);
        if (!compute.keySet().equals(achieved.keySet())) {
            throw new IllegalArgumentException(name + ": compute and achieved must name the same precisions, found "
                    + compute.keySet() + " and " + achieved.keySet());
        }
    }

    /** The same GPU with other efficiencies. */
    public Gpu withKernels(KernelEfficiency others) {
        return new Gpu(
                name,
                compute,
                achieved,
                memoryBandwidth,
                achievedMemoryBandwidth,
                memory,
                memoryLatency,
                kernelLaunch,
                others,
                power,
                nvlink);
    }

    /** What a large product reaches in short runs on a chip that its power has not slowed down yet; empty where none was fitted. */
    public Optional<ComputeRate> brief(Precision precision) {
        return KernelFormat.plain(precision)
                .filter(format -> kernels.has(KernelKind.PRODUCT, format))
                .map(format -> kernels.value(KernelKind.PRODUCT, format, KernelParameter.COMPUTE))
                .map(share -> new ComputeRate(
                        Math.round(share * compute.get(precision).flopsPerSecond())));
    }

    /** What it reaches for as long as one likes: no more than what longer runs did, {@link #achieved}. */
    public ComputeRate sustained(Precision precision) {
        var longer = achieved.get(precision);
        return brief(precision)
                .filter(rate -> rate.flopsPerSecond() < longer.flopsPerSecond())
                .orElse(longer);
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.GPU;
    }
}
