package orrery.deploy.calibration;

import orrery.deploy.measured.kernel.KernelRow;
import orrery.fabric.catalogue.Precision;
import orrery.node.format.Formats;
import orrery.node.format.NumberFormat;

/** The number formats that words of the tables mean. */
final class RowFormats {
    private static final Formats BF16 = of(NumberFormat.BF16, NumberFormat.BF16);

    private RowFormats() {}

    /** {@code bf16}, {@code fp8} with one scale for a tensor, {@code fp8_block} with one for a block, {@code nvfp4}. */
    static NumberFormat named(String word) {
        return NumberFormat.named(word)
                .orElseThrow(
                        () -> new IllegalStateException("no number format " + word + ", which readers let through"));
    }

    /** The narrowest that a row's arithmetic may run in; a cache in eight bits lets attention run in eight. */
    static Precision fastest(KernelRow row) {
        var word = row.dtype();
        if (word.contains("nvfp4")) {
            return Precision.NVFP4;
        }
        return word.contains("fp8") ? Precision.FP8 : Precision.BF16;
    }

    /** What a roofline is asked for: formats of weights, activations and cache. */
    static Formats of(KernelRow row) {
        return switch (row.table()) {
            case GEMM -> of(named(row.word("dtype")), named(row.word("dtype")));
            case MOE -> ofExperts(row);
            case ATTENTION -> of(named(row.word("kv_dtype")), named(row.word("kv_dtype")));
            case MLA ->
                row.word("kv_dtype").isEmpty() ? BF16 : of(named(row.word("kv_dtype")), named(row.word("kv_dtype")));
            case MEMOPS -> BF16;
        };
    }

    /** Weights and activations of experts: {@code w4a16} keeps activations, {@code w4a8} narrows them to eight bits. */
    static Formats ofExperts(KernelRow row) {
        return switch (row.word("dtype")) {
            case "w4a16_mxfp4" -> of(NumberFormat.MXFP4, NumberFormat.BF16);
            case "w4a8_mxfp4_mxfp8" -> of(NumberFormat.MXFP4, NumberFormat.FP8_BLOCK);
            case String alike -> of(named(alike), named(alike));
        };
    }

    private static Formats of(NumberFormat weights, NumberFormat activations) {
        return new Formats(weights, activations, NumberFormat.BF16);
    }
}
