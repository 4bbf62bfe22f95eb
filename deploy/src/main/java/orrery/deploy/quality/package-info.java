/**
 * {@code orrery quality} as a person and a script read it: what a number format costs a model on a text.
 *
 * <p>Knows how formats are spelt and how figures are laid out; the figures are made in {@link orrery.node.quality}. Nothing
 * of plans, devices or time. Start at
 * {@link orrery.deploy.quality.QualityText}.
 */
package orrery.deploy.quality;
