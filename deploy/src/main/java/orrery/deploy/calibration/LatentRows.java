package orrery.deploy.calibration;

import java.util.List;
import orrery.deploy.measured.kernel.KernelRow;
import orrery.node.architecture.Architecture;
import orrery.node.architecture.LatentAttention;
import orrery.node.cost.Kernel;
import orrery.node.cost.LatentAttentionKernel;
import orrery.node.cost.Phase;
import orrery.node.cost.Product;
import orrery.node.family.Configurations;
import orrery.node.format.NumberFormat;

/** Kernels of DeepSeek-V3's latent attention, whose widths the rows leave out. */
final class LatentRows {
    private static final Architecture MODEL = Configurations.named("deepseek-r1"); // of the same widths
    private static final LatentAttention ATTENTION = MODEL.blocks().stream()
            .filter(LatentAttention.class::isInstance)
            .map(LatentAttention.class::cast)
            .findFirst()
            .orElseThrow();
    private static final long HIDDEN = MODEL.hidden();
    private static final long QUERY_RANK = ATTENTION.queryRank();
    private static final long LATENT = ATTENTION.latent();
    private static final long ROTARY = ATTENTION.rotaryDim();
    private static final long PLAIN = ATTENTION.plainDim();
    private static final long VALUE = ATTENTION.valueDim();

    private LatentRows() {}

    static List<Kernel> kernels(KernelRow row) {
        return switch (row.word("kind")) {
            case "bmm_pre" -> List.of(intoLatent(row));
            case "bmm_post" -> List.of(outOfLatent(row));
            case "context", "generation" -> List.of(attention(row));
            case "context_module" ->
                List.of(
                        down(row),
                        queries(row),
                        projection(row, tokens(row), row.size("heads") * (PLAIN + VALUE), LATENT),
                        attention(row),
                        back(row));
            case "generation_module" ->
                List.of(down(row), queries(row), intoLatent(row), attention(row), outOfLatent(row), back(row));
            case String other -> throw new IllegalStateException("no kind " + other + ", which readers let through");
        };
    }

    private static Kernel down(KernelRow row) {
        return projection(row, tokens(row), QUERY_RANK + LATENT + ROTARY, HIDDEN);
    }

    private static Kernel queries(KernelRow row) {
        return projection(row, tokens(row), row.size("heads") * (PLAIN + ROTARY), QUERY_RANK);
    }

    private static Kernel back(KernelRow row) {
        return projection(row, tokens(row), HIDDEN, row.size("heads") * VALUE);
    }

    private static Kernel projection(KernelRow row, long rows, long outputs, long inputs) {
        var format = RowFormats.named(row.word("gemm_dtype"));
        return new Product(rows, outputs, inputs, 1, format, format);
    }

    private static Kernel intoLatent(KernelRow row) {
        return absorption(row, LATENT, PLAIN);
    }

    private static Kernel outOfLatent(KernelRow row) {
        return absorption(row, VALUE, LATENT);
    }

    /** One matrix a head. */
    private static Kernel absorption(KernelRow row, long outputs, long inputs) {
        var heads = row.size("heads");
        return new Product(row.size("batch") * heads, outputs, inputs, heads, NumberFormat.BF16, NumberFormat.BF16);
    }

    private static Kernel attention(KernelRow row) {
        var phase = RowKernels.phase(row);
        return new LatentAttentionKernel(
                phase,
                RowKernels.slices(row, 0),
                row.size("heads"),
                phase == Phase.PREFILL ? PLAIN + ROTARY : LATENT + ROTARY,
                phase == Phase.PREFILL ? VALUE : LATENT,
                LATENT + ROTARY,
                NumberFormat.BF16,
                RowFormats.named(row.word("kv_dtype")));
    }

    private static long tokens(KernelRow row) {
        return RowKernels.slices(row, 0).rows();
    }
}
