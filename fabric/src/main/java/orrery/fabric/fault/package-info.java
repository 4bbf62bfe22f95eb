/**
 * What can go wrong with the devices and links of a topology, when it does, and whom it strikes.
 *
 * <pre>
 *   ScheduledFault ──topology, seed──▶ Strike, Strike, …     each one DeviceFault for one device at one time
 *   at 10 s for 4 s, nvlink.degraded,    gpu17   port 14 has one lane
 *   link[gpu17 → nvswitch14]             nvswitch14 port 17 has one lane   … and both of them again, healed, 4 s later
 * </pre>
 *
 * <p>{@link orrery.fabric.fault.Selector} says how to name what is struck. What shares a fate is taken from the catalogue:
 * trays hold the GPUs, CPUs and switch chips that its server rows say; a rack is the topology's, or the machine where it has
 * none. Nobody publishes which shelves feed what, so a power domain is a rack.
 *
 * <p>Whatever a link suffers, both its ends suffer at one time. A link that flaps keeps what waits for it; one that was given
 * up loses it, for what waits for the dead would hold up everybody else. A device that is gone takes its links with it. Faults
 * of different entries at one link add up, the least lanes count; the same of the same device twice at once is refused where
 * both have their times, and skipped where it is drawn.
 *
 * <p>A strike happens at a border of virtual time that all JVMs keep, after everything before it. When nobody has anything left
 * to do, nor waits for anything, what was still to come does not happen.
 *
 * <p>Knows topologies and virtual time; nothing of what devices do about a fault, nor of how a system answers it. Start at {@link
 * orrery.fabric.fault.ScheduledFault}, then {@link orrery.fabric.fault.FaultSchedule}.
 */
package orrery.fabric.fault;
