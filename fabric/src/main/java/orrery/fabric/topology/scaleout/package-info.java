/**
 * Scale-out fabrics: Ethernet or InfiniBand switches between network adapters, and racks composed on top of them.
 *
 * <p>A {@link orrery.fabric.topology.scaleout.Fabric} draws switches above {@link orrery.fabric.topology.scaleout.Endpoints},
 * which are bare GPUs with an adapter each, or the adapters of whole racks. Chips, adapters and wires come from the
 * settings by way of {@link orrery.fabric.topology.scaleout.Equipment}. How many switches a tier needs follows from the
 * ports of the chip: see {@link orrery.fabric.topology.scaleout.Layer}.
 *
 * <p>Knows drawings, racks and the catalogue; nothing of routes or messages. Start at
 * {@link orrery.fabric.topology.scaleout.Fabrics}.
 */
package orrery.fabric.topology.scaleout;
