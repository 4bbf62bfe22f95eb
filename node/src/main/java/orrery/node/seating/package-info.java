/**
 * Who sits where: which device of a topology is which rank of which copy of a model, and which CPU tells it what to do.
 *
 * <p>Knows topologies and deployments; nothing of models, weights or time. Start at {@link orrery.node.seating.Seating}.
 */
package orrery.node.seating;
