package orrery.node.estimate;

import java.util.LinkedHashMap;
import orrery.fabric.catalogue.Gpu;
import orrery.fabric.catalogue.KernelEfficiency;
import orrery.fabric.catalogue.KernelFormat;
import orrery.fabric.catalogue.KernelKind;
import orrery.fabric.catalogue.KernelParameter;
import orrery.fabric.catalogue.Part;

/**
 * Products in NVFP4 as engines run them, which try a chip's kernels out before they serve: those that the catalogue's shares
 * were fitted to ran without that, which their publisher calls a lower bound.
 */
final class TunedProducts {
    private static final String COMPUTE = key(KernelParameter.COMPUTE);
    private static final String STEP = key(KernelParameter.STEP); // the same tiles, where their inner loop takes longer

    private TunedProducts() {}

    private static String key(KernelParameter parameter) {
        return KernelEfficiency.key(KernelKind.PRODUCT, KernelFormat.NVFP4, parameter);
    }

    static Part of(Part part, double tuning) {
        if (tuning == 1 || !(part instanceof Gpu gpu) || !gpu.kernels().has(KernelKind.PRODUCT, KernelFormat.NVFP4)) {
            return part;
        }
        var values = new LinkedHashMap<>(gpu.kernels().values());
        values.computeIfPresent(COMPUTE, (_, share) -> Math.min(1, share * tuning));
        values.computeIfPresent(STEP, (_, micros) -> micros / tuning);
        return gpu.withKernels(gpu.kernels().with(values));
    }
}
