/**
 * One JVM's share of a run: its devices made from a scenario, and what they found when all is quiet.
 *
 * <p>Making devices is a pure function of scenario, topology and placement. Findings of all JVMs merge into one outcome,
 * in device order, so that it does not matter who held which device.
 *
 * <p>Knows every kind of device; nothing of actors, clusters or who asked. Start at
 * {@link orrery.node.emulation.Emulation}.
 */
package orrery.node.emulation;
