/**
 * Joules and dollars of what devices did: watts of every GPU, LPU and CPU from the work they did, of all that stands around
 * them, and of what keeps it cool.
 *
 * <pre>
 *   chip     = active watts x time + joules a flop x flops + joules a byte x bytes of memory and links, at most its peak
 *   server   = (chips + processors + adapters + NVSwitches + DRAM + boards + optics + fans) / efficiency of its supplies
 *   facility = server + cooling of the hall
 * </pre>
 *
 * <p>Every figure comes from the catalogue with its uncertainty. Deviations of unlike figures add up as the root of the sum
 * of squares, those of one figure used many times add up; see {@link orrery.protocol.units.Uncertain}. An emulated run and a
 * forecast both hand over an {@link orrery.node.energy.Activity} for each device.
 *
 * <p>Knows parts and figures; nothing of scenarios, of how work was timed, or of reports. What is modelled of throttling: a
 * chip never draws more than its peak, and {@link orrery.node.energy.Voltage} says how far its clock would fall; times stay
 * as they were, since achieved rates were measured under the same limit. Start at {@link orrery.node.energy.EnergyUse}.
 */
package orrery.node.energy;
