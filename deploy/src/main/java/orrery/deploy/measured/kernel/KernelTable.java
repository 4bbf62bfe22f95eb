package orrery.deploy.measured.kernel;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The tables of kernels, by the columns that each needs beside a latency. */
public enum KernelTable {
    /** Activations (m, k) times weights (n, k), quantising the activations included. */
    GEMM(
            Column.word("dtype", "bf16", "fp8", "fp8_block", "nvfp4"),
            Column.size("m"),
            Column.size("n"),
            Column.size("k")) {
        @Override
        double flops(KernelRow row) {
            return 2.0 * row.size("m") * row.size("n") * row.size("k");
        }
    },
    /** {@code isl_or_kv_len}: tokens of the prompt, or of the cache with the new one; {@code window} 0 sees all of them. */
    ATTENTION(
            Column.word("kind", "context", "generation"),
            Column.size("batch"),
            Column.size("isl_or_kv_len"),
            Column.size("heads"),
            Column.size("kv_heads"),
            Column.size("head_dim"),
            new Column.Size("window", 0, KernelTable.LARGEST_SIZE),
            Column.word("attn_dtype", "bf16", "fp8"),
            Column.word("kv_dtype", "bf16", "fp8")) {
        @Override
        double flops(KernelRow row) {
            return 4.0 * row.size("batch") * pairs(row) * row.size("heads") * row.size("head_dim");
        }
    },
    /** DeepSeek's latent attention: bare kernels, modules with their projections, absorption ({@code batch} is its tokens). */
    MLA(
            Column.word("kind", "context", "generation", "context_module", "generation_module", "bmm_pre", "bmm_post"),
            Column.size("batch"),
            Column.size("isl_or_kv_len"),
            Column.size("heads"),
            Column.word("kv_dtype", "", "bf16", "fp8"),
            Column.word("gemm_dtype", "", "bf16", "fp8", "fp8_block", "nvfp4")) {
        @Override
        double flops(KernelRow row) {
            return WIDTH_OF_LATENT_ATTENTION * row.size("batch") * pairs(row) * row.size("heads");
        }
    },
    /** Gated layers of experts without their exchange; {@code num_tokens} are the whole group's. */
    MOE(
            Column.word("dtype", "bf16", "fp8", "fp8_block", "nvfp4", "w4a16_mxfp4", "w4a8_mxfp4_mxfp8"),
            Column.size("num_tokens"),
            Column.size("hidden"),
            Column.size("inter"),
            Column.size("topk"),
            new Column.Size("num_experts", 1, KernelTable.MOST_EXPERTS),
            Column.size("moe_tp"),
            Column.size("moe_ep"),
            Column.word("distribution", "balanced", "power_law_1.2")) {
        @Override
        double flops(KernelRow row) {
            return 6.0 * row.size("num_tokens") * row.size("topk") * row.size("hidden") * row.size("inter");
        }
    },
    /** Kernels that mostly move m rows of k numbers: quantising, its scale, DeepSeek-V4's mixing of streams. */
    MEMOPS(
            Column.word("op", "quantize_fp8_static", "compute_scale_fp8", "mhc_pre", "mhc_post"),
            Column.size("m"),
            Column.size("k")) {
        @Override
        double flops(KernelRow row) {
            return (double) row.size("m") * row.size("k");
        }
    };

    static final long MOST_EXPERTS = 65_536;

    /** Of any one size: more rows, columns, tokens or heads has no kernel. */
    static final long LARGEST_SIZE = 1 << 24;

    private static final double WIDTH_OF_LATENT_ATTENTION = 4096; // flops of a pair and a head, generously

    private final List<Column> columns;

    KernelTable(Column... columns) {
        this.columns = Stream.concat(Stream.of(new Column.Name("system")), Stream.of(columns))
                .toList();
    }

    /** Columns that the header must have. */
    List<Column> columns() {
        return columns;
    }

    List<String> columnNames() {
        return columns.stream().map(Column::name).toList();
    }

    /** {@code gemm.csv}, as folders of calibration data call it. */
    public String fileName() {
        return spelling() + ".csv";
    }

    public String spelling() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The order of magnitude of a row's arithmetic, at least what it is. */
    abstract double flops(KernelRow row);

    /** Of a token and one that it may see, of one sequence. */
    private static double pairs(KernelRow row) {
        double length = row.size("isl_or_kv_len");
        return row.word("kind").startsWith("context") ? length * length : length;
    }
}
