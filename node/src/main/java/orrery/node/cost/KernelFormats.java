package orrery.node.cost;

import java.util.List;
import orrery.fabric.catalogue.Gpu;
import orrery.fabric.catalogue.KernelFormat;
import orrery.fabric.catalogue.KernelKind;
import orrery.fabric.catalogue.Precision;
import orrery.node.format.NumberFormat;

/** In which format kernels run, from those that their operands are kept in. */
final class KernelFormats {
    private static final int COMMON_BLOCK = 256; // elements, a multiple of every format's block

    private KernelFormats() {}

    /** Of a product of one matrix. */
    static KernelFormat product(Gpu gpu, NumberFormat weights, NumberFormat activations) {
        return first(gpu, KernelKind.PRODUCT, preferred(weights, activations));
    }

    /** Of experts, for whose weights in four bits engines have kernels beside wider activations. */
    static KernelFormat experts(Gpu gpu, NumberFormat weights, NumberFormat activations) {
        return first(
                gpu, KernelKind.EXPERTS, isFourBits(weights) ? fourBits(activations) : preferred(weights, activations));
    }

    /** Of attention: a cache in eight bits lets it run in eight. */
    static KernelFormat attention(NumberFormat cache) {
        return elementBytes(cache) >= 2 ? KernelFormat.BF16 : KernelFormat.FP8;
    }

    /** Whether a few elements in a row have a scale of their own. */
    static boolean scalesBlocks(KernelFormat format) {
        return format == KernelFormat.FP8_BLOCK || format == KernelFormat.NVFP4;
    }

    /** The precision whose peak counts; a chip that lacks it takes the next wider. */
    static Precision arithmetic(Gpu gpu, KernelFormat format) {
        var wanted = format.arithmetic();
        if (gpu.compute().containsKey(wanted)) {
            return wanted;
        }
        return wanted == Precision.NVFP4 && gpu.compute().containsKey(Precision.FP8) ? Precision.FP8 : Precision.BF16;
    }

    private static KernelFormat first(Gpu gpu, KernelKind kind, List<KernelFormat> formats) {
        return formats.stream()
                .filter(format -> gpu.kernels().has(kind, format))
                .findFirst()
                .orElse(KernelFormat.BF16);
    }

    /** The best first; a chip that lacks one takes the next wider. Narrow weights beside wider activations save movement only. */
    private static List<KernelFormat> preferred(NumberFormat weights, NumberFormat activations) {
        if (elementBytes(weights) > elementBytes(activations)) {
            return List.of(KernelFormat.BF16);
        }
        return switch (activations) {
            case F32, BF16, F16 -> List.of(KernelFormat.BF16);
            case FP8_BLOCK -> List.of(KernelFormat.FP8_BLOCK, KernelFormat.FP8);
            case FP8_E4M3, FP8_E5M2 ->
                weights == NumberFormat.FP8_BLOCK
                        ? List.of(KernelFormat.FP8_BLOCK, KernelFormat.FP8)
                        : List.of(KernelFormat.FP8);
            case NVFP4, MXFP4 -> List.of(KernelFormat.NVFP4, KernelFormat.FP8);
            case Q8_0, Q4_0, Q4_K, Q6_K -> List.of(KernelFormat.FP8);
        };
    }

    private static List<KernelFormat> fourBits(NumberFormat activations) {
        return switch (activations) {
            case F32, BF16, F16 -> List.of(KernelFormat.W4A16);
            case FP8_BLOCK, FP8_E4M3, FP8_E5M2, Q8_0, Q6_K -> List.of(KernelFormat.W4A8, KernelFormat.FP8);
            case NVFP4, MXFP4, Q4_0, Q4_K -> List.of(KernelFormat.NVFP4, KernelFormat.FP8);
        };
    }

    private static boolean isFourBits(NumberFormat weights) {
        return elementBytes(weights) < 0.75;
    }

    private static double elementBytes(NumberFormat format) {
        return (double) format.bytes(1, COMMON_BLOCK) / COMMON_BLOCK;
    }
}
