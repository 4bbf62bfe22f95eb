package orrery.node.cost;

import java.util.List;
import orrery.fabric.catalogue.Gpu;
import orrery.fabric.catalogue.Part;
import orrery.node.format.Formats;

/** How long kernels take on one device. */
@FunctionalInterface
public interface KernelTimes {

    /**
     * Of a GPU with the parameters of its generation. Of an LPU with the peaks of its arithmetic and SRAM, since its compiler
     * leaves nothing to wait for, and no launch. Of a CPU with its memory and its cores' peak.
     *
     * @param part a GPU, an LPU or a CPU
     * @param formats that products run in
     */
    static KernelTimes of(Part part, Formats formats) {
        return part instanceof Gpu gpu ? GpuKernels.serving(gpu) : Roofline.of(part, formats);
    }

    /** Picoseconds from the start of a kernel to that of the next. */
    long picosFor(Kernel kernel);

    /** One kernel after the other. */
    default long picosFor(List<Kernel> kernels) {
        var picos = 0L;
        for (var kernel : kernels) {
            picos += picosFor(kernel);
        }
        return picos;
    }
}
