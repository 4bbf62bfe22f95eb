package orrery.deploy.calibration;

import java.util.List;
import orrery.deploy.measured.kernel.KernelRow;
import orrery.node.cost.Attention;
import orrery.node.cost.ExpertProducts;
import orrery.node.cost.Kernel;
import orrery.node.cost.Movement;
import orrery.node.cost.Phase;
import orrery.node.cost.Product;
import orrery.node.cost.ScaleSearch;
import orrery.node.cost.Slices;

/** The kernels that a measured row is about: one, or those of a module in the order in which they run. */
public final class RowKernels {
    private static final long BF16 = 2; // bytes
    private static final long FP8 = 1;

    /** Read and written of one element by DeepSeek-V4's mixing of four residual streams, bytes. */
    private static final long MIX = 36;

    private static final long COLLECT = 18; // four streams of float32 in, one of BF16 out

    private RowKernels() {}

    public static List<Kernel> of(KernelRow row) {
        return switch (row.table()) {
            case GEMM -> List.of(product(row));
            case ATTENTION -> List.of(attention(row));
            case MLA -> LatentRows.kernels(row);
            case MOE -> List.of(experts(row));
            case MEMOPS -> List.of(movement(row));
        };
    }

    private static Kernel product(KernelRow row) {
        var format = RowFormats.named(row.word("dtype"));
        return new Product(row.size("m"), row.size("n"), row.size("k"), 1, format, format);
    }

    private static Kernel attention(KernelRow row) {
        return new Attention(
                phase(row),
                slices(row, row.size("window")),
                row.size("heads"),
                row.size("kv_heads"),
                row.size("head_dim"),
                RowFormats.named(row.word("attn_dtype")),
                RowFormats.named(row.word("kv_dtype")));
    }

    static Phase phase(KernelRow row) {
        return row.word("kind").startsWith("context") ? Phase.PREFILL : Phase.DECODE;
    }

    /** @param window that a token sees, 0 for all before it */
    static Slices slices(KernelRow row, long window) {
        var batch = row.size("batch");
        var length = row.size("isl_or_kv_len");
        var seen = window == 0 ? length : Math.min(window, length);
        return switch (phase(row)) {
            case PREFILL -> {
                var pairs = seen * (seen + 1) / 2 + (length - seen) * seen;
                yield new Slices(batch, batch * length, batch * length, batch * pairs, batch * length);
            }
            case DECODE -> new Slices(batch, batch, batch, batch * seen, batch * seen);
        };
    }

    private static Kernel experts(KernelRow row) {
        var load = ExpertLoad.of(row);
        var formats = RowFormats.ofExperts(row);
        return new ExpertProducts(
                load.rows(),
                load.busiest(),
                load.busy(),
                Math.ceilDiv(row.size("num_experts"), row.size("moe_ep")),
                row.size("num_tokens") * row.size("topk"),
                Math.ceilDiv(row.size("inter"), row.size("moe_tp")),
                row.size("hidden"),
                true,
                formats.weights(),
                formats.activations());
    }

    private static Kernel movement(KernelRow row) {
        var elements = row.size("m") * row.size("k");
        return switch (row.word("op")) {
            case "quantize_fp8_static" -> new Movement(elements, (BF16 + FP8) * elements);
            case "compute_scale_fp8" -> new ScaleSearch(elements);
            case "mhc_post" -> new Movement(elements, MIX * elements);
            case "mhc_pre" -> new Movement(elements, COLLECT * elements);
            case String other -> throw new IllegalStateException("no kernel " + other + ", which readers let through");
        };
    }
}
