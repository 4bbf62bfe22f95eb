/**
 * How long kernels take: a roofline over the figures of the catalogue.
 *
 * <p>A kernel takes the longer of its arithmetic at the achieved rate and its bytes at the achieved memory bandwidth, and
 * never less than the launch floor. These times are modelled; nothing here is calibrated against measured kernels.
 *
 * <p>Knows architectures, cuts and formats, and so the sizes of what a rank computes with; nothing of values or of what links
 * take. Start at {@link orrery.node.cost.StepWork}.
 */
package orrery.node.cost;
