/**
 * Numbers: weight matrices that are views of a mapped file, and the kernels that read them.
 *
 * <p>A {@link DenseMatrix} holds numbers that stand for themselves. A {@link BlockMatrix} is a window on quantised
 * ones; how those are decoded, {@code orrery.node.format} says ({@link EncodedRows}).
 *
 * <p>Every result is the same bits on every machine, for every vector width, tile and batch. That
 * holds because each sum here has one written order: a dot product is sixteen partial sums folded
 * by one fixed tree ({@link Dot}), everything else runs element by element or in index order, and
 * the exponential is our own ({@link Exponential}).
 *
 * <p>A large product is computed on all cores that are idle ({@link Cores}); which ones never shows in the bits.
 *
 * <p>Knows nothing of models, layers, devices or time. Start at {@link Matrix}, then {@link
 * MatrixProduct}.
 */
package orrery.node.tensor;
