/**
 * Hardware as data: every GPU, CPU, switch chip and medium is a row of a YAML file, not a class.
 *
 * <p>Each figure of a row is {@code {value, source, confidence}}; reading fails on one that lacks any of the three, so a
 * number without a source cannot enter a run. The small records hold the bare values for the hot paths, and
 * {@link orrery.fabric.catalogue.Catalogue#figure} tells where each came from. What nobody publishes is either absent, or
 * marked {@code estimate} with the reasoning as its source.
 *
 * <p>Knows nothing of how parts are wired. Start at {@link orrery.fabric.catalogue.Catalogue}.
 */
package orrery.fabric.catalogue;
