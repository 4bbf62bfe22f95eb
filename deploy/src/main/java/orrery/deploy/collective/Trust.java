package orrery.deploy.collective;

import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.Gpu;
import orrery.fabric.topology.Topology;

/** How far the times of collectives on a topology may be trusted, in words. */
public final class Trust {
    private static final String NONE = "modelled, not validated";

    private Trust() {}

    /** Kernels are fitted generation by generation; what lies between NVLink domains is only compared, never fitted. */
    public static String in(Topology topology, Catalogue catalogue) {
        if (!(topology.part(topology.gpus()[0]) instanceof Gpu gpu)
                || !catalogue.kernels(gpu).validated()) {
            return NONE;
        }
        return topology.domains() == 1
                ? "modelled, kernels fitted to this generation: orrery validate collectives shows the error"
                : "modelled, kernels fitted to this generation, scale-out not: orrery validate collectives shows the error";
    }
}
