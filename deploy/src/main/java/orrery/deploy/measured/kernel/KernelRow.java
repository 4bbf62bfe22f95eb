package orrery.deploy.measured.kernel;

import java.util.Map;
import orrery.deploy.scenario.Origin;

/**
 * One measured kernel.
 *
 * @param origin where its latency stands
 * @param systemOrigin where its system stands
 * @param table which says what its columns mean
 * @param system what it ran on, as the file calls it
 * @param sizes by column
 * @param words by column, formats and kinds
 * @param micros mean of one call, µs, above zero
 */
public record KernelRow(
        Origin origin,
        Origin systemOrigin,
        KernelTable table,
        String system,
        Map<String, Long> sizes,
        Map<String, String> words,
        double micros) {
    public KernelRow {
        sizes = Map.copyOf(sizes);
        words = Map.copyOf(words);
    }

    public long size(String column) {
        return sizes.get(column);
    }

    public String word(String column) {
        return words.get(column);
    }

    /** {@code gemm}, {@code attention context}, {@code mla bmm_pre}, {@code moe balanced}, {@code memops mhc_post}. */
    public String kernel() {
        return switch (table) {
            case GEMM -> table.spelling();
            case ATTENTION, MLA -> table.spelling() + " " + word("kind");
            case MOE -> table.spelling() + " " + word("distribution");
            case MEMOPS -> table.spelling() + " " + word("op");
        };
    }

    /** The formats that a row of errors is about: the arithmetic's, and the cache's where there is one. */
    public String dtype() {
        return switch (table) {
            case GEMM, MOE -> word("dtype");
            case ATTENTION -> word("attn_dtype").equals(word("kv_dtype")) ? word("kv_dtype") : mixed();
            case MLA -> (word("kv_dtype") + " " + word("gemm_dtype")).strip();
            case MEMOPS -> word("op").startsWith("mhc") ? "bf16" : "fp8";
        };
    }

    private String mixed() {
        return word("attn_dtype") + " on " + word("kv_dtype");
    }

    /** {@code file:line}. */
    public String where() {
        return origin.where() + ":" + origin.line();
    }

    /** Everything but the latency, in one word, so that two rows about the same thing can be told. */
    public String what() {
        var text = new StringBuilder(system);
        for (var column : table.columns()) {
            switch (column) {
                case Column.Size size ->
                    text.append(' ').append(size.name()).append('=').append(size(size.name()));
                case Column.Word word ->
                    text.append(' ').append(word.name()).append('=').append(word(word.name()));
                case Column.Name _ -> {}
            }
        }
        return text.toString();
    }
}
