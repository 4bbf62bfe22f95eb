/**
 * Racks and servers: the GPUs, LPUs, CPUs and NVLink switches that are sold as one machine.
 *
 * <p>One class draws one kind of machine, under the picture of it. A machine that can be composed is a
 * {@link orrery.fabric.topology.rack.Chassis}; by itself it gets a leaf switch and a frontend from
 * {@link orrery.fabric.topology.rack.Alone}.
 *
 * <p>Knows drawings and the catalogue; nothing of the fabrics between racks. Start at
 * {@link orrery.fabric.topology.rack.Racks}.
 */
package orrery.fabric.topology.rack;
