package orrery.deploy.calibration;

import java.util.HashMap;
import orrery.fabric.catalogue.KernelEfficiency;
import orrery.node.cost.GpuKernels;

/** The model that runs use, with the parameters of a row of the catalogue's kernels to be fitted. */
public final class Chips {
    private Chips() {}

    /** @param row whose parameters all samples' chips share */
    public static Fittable sharing(KernelEfficiency row) {
        return new Fittable(row.values(), parameters -> with(row.with(parameters)));
    }

    private static Estimate with(KernelEfficiency row) {
        var kernels = new HashMap<String, GpuKernels>();
        return sample -> {
            var times = kernels.computeIfAbsent(
                    sample.gpu().name(), _ -> GpuKernels.measured(sample.gpu().withKernels(row)));
            return sample.kernels().stream().mapToDouble(times::micros).sum();
        };
    }
}
