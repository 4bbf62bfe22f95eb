/**
 * Kernels that somebody measured, one call on one GPU a row, read from CSV files with a header.
 *
 * <pre>
 *   gemm.csv       system, dtype, m, n, k
 *   attention.csv  system, kind, batch, isl_or_kv_len, heads, kv_heads, head_dim, window, attn_dtype, kv_dtype
 *   mla.csv        system, kind, batch, isl_or_kv_len, heads, kv_dtype, gemm_dtype
 *   moe.csv        system, dtype, num_tokens, hidden, inter, topk, num_experts, moe_tp, moe_ep, distribution
 *   memops.csv     system, op, m, k
 *                  … and in each of them latency_us (or latency_ns, latency_ms, latency_s)
 * </pre>
 *
 * <p>Columns are found by name in any order, further ones are ignored, and a file may have any name: what it holds is told by
 * its header. Sizes are counts, per GPU except in moe, where they are the whole model's and the group's.
 *
 * <p>Knows files, columns and words; nothing of chips, of what a kernel must take, or of models of it. Start at
 * {@link orrery.deploy.measured.kernel.KernelFile}.
 */
package orrery.deploy.measured.kernel;
