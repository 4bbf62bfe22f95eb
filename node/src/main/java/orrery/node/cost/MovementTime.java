package orrery.node.cost;

import orrery.fabric.catalogue.Gpu;
import orrery.fabric.catalogue.KernelFormat;
import orrery.fabric.catalogue.KernelKind;
import orrery.fabric.catalogue.KernelParameter;

/** What is bound by memory: {@code launch + bytes / (memory · HBM)}, or by arithmetic as large products are. */
record MovementTime(Gpu gpu, boolean measured) {

    double micros(Movement movement) {
        var chip = new Chip(gpu, KernelKind.MOVEMENT_ONLY, KernelFormat.BF16, measured);
        var share = gpu.kernels().value(KernelKind.PRODUCT, KernelFormat.BF16, KernelParameter.COMPUTE);
        return chip.value(KernelParameter.LAUNCH)
                + Math.max(
                        chip.readMicros(movement.bytes(), movement.bytes()),
                        chip.arithmeticMicros(movement.flops(), share));
    }

    double micros(ScaleSearch search) {
        var chip = new Chip(gpu, KernelKind.SCALE, KernelFormat.BF16, measured);
        return chip.value(KernelParameter.LAUNCH) + chip.readMicros(search.bytes(), search.bytes());
    }
}
