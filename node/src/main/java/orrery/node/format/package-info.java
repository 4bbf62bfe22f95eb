/**
 * Number formats, true to the bit: what a number becomes when it is kept as bf16, FP8, NVFP4, MXFP4 or in a GGUF block,
 * and what stored codes are worth.
 *
 * <p>{@link NumberFormat} is the way in: a user's spelling, bytes needed, rounding and quantising. {@link StoredWeights}
 * makes matrices of what checkpoints hold, without a copy. {@link MiniFloat} and {@link Bfloat16} are the only places
 * that decide how such a number rounds.
 *
 * <p>Rules that hold for all: to the nearest, ties to even. What is too large becomes infinity in f32, bf16 and f16 and
 * the largest number elsewhere. In a format with computed scales one number that is not finite makes NaN of all that
 * share its scale, so that it is never hidden. The last block of a row may be short.
 *
 * <p>Knows {@code node.tensor}; nothing of files, models, devices or time.
 */
package orrery.node.format;
