/**
 * A whole model of any family on one device, as plainly as it can be written: what every cut-up run is compared with.
 *
 * <p>Nothing here is shared with the way shards compute, except primitives of {@code node.tensor} and {@code node.layer}:
 * heads are blended one by one over plain rows of keys and values, latent attention expands the keys and values of every
 * head, experts run one after the other.
 *
 * <p>Knows {@code node.model}'s weights and {@code node.architecture}; nothing of plans, devices or time. Start at {@link
 * orrery.node.reference.OneDevice}.
 */
package orrery.node.reference;
