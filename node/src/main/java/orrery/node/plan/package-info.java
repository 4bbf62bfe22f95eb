/**
 * How a model is cut over devices: the degrees of every kind of parallelism, and which device has which place.
 *
 * <p>A {@link orrery.node.plan.Cut} says how one copy of the model is cut; a {@link orrery.node.plan.Deployment} how many
 * copies there are and for what; a {@link orrery.node.plan.Seat} which part of which copy a device has.
 *
 * <p>Knows architectures and kinds of devices; nothing of weights, programs, time or topology's wires. Start at
 * {@link orrery.node.plan.Cut}.
 */
package orrery.node.plan;
