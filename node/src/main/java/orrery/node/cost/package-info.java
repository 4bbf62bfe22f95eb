/**
 * How long kernels take: a roofline over the figures of the catalogue.
 *
 * <p>A kernel takes the longer of its arithmetic at the achieved rate and its bytes at the achieved memory bandwidth, and
 * never less than the launch floor. These times are modelled; they are validated against measured kernels elsewhere.
 *
 * <p>Knows the sizes of a shard and a step; nothing of values. Start at {@link orrery.node.cost.StepCost}.
 */
package orrery.node.cost;
