package orrery.node.cost;

import java.util.LinkedHashMap;
import java.util.List;
import orrery.fabric.catalogue.Gpu;
import orrery.fabric.catalogue.KernelEfficiency;
import orrery.fabric.catalogue.KernelFormat;
import orrery.fabric.catalogue.KernelKind;
import orrery.fabric.catalogue.KernelParameter;

/**
 * A GPU as it goes on for minutes. Its kernels' shares of the peak were fitted to a few back-to-back runs of each, too short for
 * power to slow the clock down; large products that were measured for longer (the catalogue's achieved rates: Azure's and Stas
 * Bekman's tables) say by how much it does. Products and experts run at that clock; what waits for memory does not care.
 */
final class SustainedClock {
    private static final List<KernelKind> FULL_POWER = List.of(KernelKind.PRODUCT, KernelKind.EXPERTS);

    private SustainedClock() {}

    static Gpu of(Gpu gpu) {
        var values = new LinkedHashMap<>(gpu.kernels().values());
        for (var kind : FULL_POWER) {
            for (var format : KernelFormat.values()) {
                if (gpu.kernels().has(kind, format)) {
                    values.computeIfPresent(
                            KernelEfficiency.key(kind, format, KernelParameter.COMPUTE),
                            (_, share) -> share * clock(gpu, format));
                }
            }
        }
        return gpu.withKernels(gpu.kernels().with(values));
    }

    /** Of the clock in short runs, the share that is left. */
    private static double clock(Gpu gpu, KernelFormat format) {
        var precision = KernelFormats.arithmetic(gpu, format);
        return gpu.brief(precision)
                .map(brief -> (double) gpu.sustained(precision).flopsPerSecond() / brief.flopsPerSecond())
                .orElse(1.0);
    }
}
