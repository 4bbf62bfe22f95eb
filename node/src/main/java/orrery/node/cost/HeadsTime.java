package orrery.node.cost;

import orrery.fabric.catalogue.Gpu;
import orrery.fabric.catalogue.KernelFormat;
import orrery.fabric.catalogue.KernelKind;
import orrery.fabric.catalogue.KernelParameter;

/**
 * One small product a head: {@code overlapped(launch, max(bytes / HBM, operations of whole tiles of rows / peak))}, as the
 * launch of one that follows another goes on beside it.
 */
record HeadsTime(Gpu gpu, boolean measured) {
    private static final double TILE = 128; // rows

    double micros(Product product) {
        var chip = new Chip(gpu, KernelKind.HEADS, KernelFormat.BF16, measured);
        var rows = Math.ceil((double) product.rows() / product.matrices() / TILE) * TILE * product.matrices();
        var flops = 2 * rows * product.outputs() * product.inputs();
        return Chip.overlapped(
                chip.value(KernelParameter.LAUNCH),
                Math.max(
                        chip.readMicros(product.bytes(), product.bytes()),
                        chip.arithmeticMicros(flops, chip.value(KernelParameter.COMPUTE))));
    }
}
