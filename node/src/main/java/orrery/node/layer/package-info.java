/**
 * What the blocks of every family have in common, once for the reference and the shards alike: the frequencies of rotary
 * embeddings, the choice of experts, the activations.
 *
 * <p>Knows {@code node.architecture} and {@code node.tensor}; nothing of weights, plans or caches. Start at {@link
 * orrery.node.layer.Routing}.
 */
package orrery.node.layer;
