package orrery.fabric.routing;

import orrery.fabric.catalogue.Medium;

/** Wires that a path may mix. In order of preference where a pair of devices shares more than one. */
enum Network {
    NVLINK,
    HOST,
    ETHERNET,
    INFINIBAND,
    LPU;

    static Network of(Medium medium) {
        return switch (medium.kind()) {
            case NVLINK -> NVLINK;
            case C2C, PCIE -> HOST;
            case ETHERNET -> ETHERNET;
            case INFINIBAND -> INFINIBAND;
            case LPU_LINK -> LPU;
        };
    }
}
