/**
 * Switch chips: what comes in at one port goes out at another, cut through, spread, or added up.
 *
 * <p>An output queues where two inputs want it; nothing is lost. An {@link orrery.fabric.switching.Nvswitch} also
 * multicasts and reduces (NVLS): it really adds the tensors, in rank order whatever the order of arrival.
 *
 * <p>Knows ports, routes and multicast trees; nothing of models or who computes. Start at
 * {@link orrery.fabric.switching.Nvswitch}.
 */
package orrery.fabric.switching;
