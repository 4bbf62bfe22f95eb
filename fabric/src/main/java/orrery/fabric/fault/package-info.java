/**
 * What can go wrong with the devices and links of a topology, when it does, and whom it strikes.
 *
 * <pre>
 *   ScheduledFault ──topology, seed──▶ Strike, Strike, …     each one DeviceFault for one device at one time
 *   at 10 s for 4 s, nvlink.down,        gpu17   port 14 has no lanes
 *   link[gpu17 → nvswitch14]             nvswitch14 port 17 has no lanes   … and the same again, healed, 4 s later
 * </pre>
 *
 * <p>Knows topologies and virtual time; nothing of what devices do about a fault, nor of how a system answers it. Start at {@link
 * orrery.fabric.fault.ScheduledFault}.
 */
package orrery.fabric.fault;
