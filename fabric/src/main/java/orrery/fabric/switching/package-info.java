/**
 * Switch chips: what comes in at one port goes out at another, cut through, spread, or added up.
 *
 * <p>An output queues where two inputs want it, and whoever sends too much is held back; only an Ethernet switch that may
 * not pause its neighbours drops what it has no room for. An {@link orrery.fabric.switching.Nvswitch} also
 * multicasts and reduces (NVLS): it really adds the tensors, in rank order whatever the order of arrival.
 *
 * <p>Knows ports, routes and multicast trees; nothing of models or who computes. Start at
 * {@link orrery.fabric.switching.Nvswitch}.
 */
package orrery.fabric.switching;
