/**
 * What reduced precision costs: a model in several number formats against itself in float32, on a text.
 *
 * <p>Knows models, formats and the reference that runs them on one device; nothing of plans, devices or time. Start at
 * {@link orrery.node.quality.Quality}.
 */
package orrery.node.quality;
