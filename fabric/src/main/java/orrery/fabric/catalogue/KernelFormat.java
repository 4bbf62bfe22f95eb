package orrery.fabric.catalogue;

import java.util.Optional;

/** Number formats that kernels of a kind have parameters for. */
public enum KernelFormat {
    BF16("bf16", Precision.BF16),
    /** One scale for a tensor. */
    FP8("fp8", Precision.FP8),
    /** A scale for each block of weights and of activations. */
    FP8_BLOCK("fp8Block", Precision.FP8),
    NVFP4("nvfp4", Precision.NVFP4),
    /** MXFP4 weights, widened for activations of 16 bits. */
    W4A16("w4a16", Precision.BF16),
    /** MXFP4 weights and MXFP8 activations. */
    W4A8("w4a8", Precision.FP8);

    private final String spelling;
    private final Precision arithmetic;

    KernelFormat(String spelling, Precision arithmetic) {
        this.spelling = spelling;
        this.arithmetic = arithmetic;
    }

    /** Of weights and activations alike, with a scale for a tensor where it has one; empty where none is fitted. */
    static Optional<KernelFormat> plain(Precision precision) {
        return switch (precision) {
            case BF16 -> Optional.of(BF16);
            case FP8 -> Optional.of(FP8);
            case NVFP4 -> Optional.of(NVFP4);
            case FP16, INT8 -> Optional.empty();
        };
    }

    /** As files spell it. */
    public String spelling() {
        return spelling;
    }

    /** Whose peak counts. */
    public Precision arithmetic() {
        return arithmetic;
    }
}
