package orrery.deploy.calibration;

import orrery.node.cost.GpuKernels;

/** What the model says that a measured row takes. */
@FunctionalInterface
public interface Estimate {
    double PICOS_PER_MICRO = 1e6;

    /** µs. */
    double micros(Sample sample);

    /** The model that runs use. */
    static Estimate shipped() {
        return sample -> GpuKernels.measured(sample.gpu()).picosFor(sample.kernels()) / PICOS_PER_MICRO;
    }
}
