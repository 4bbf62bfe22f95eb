/**
 * Programs on their way through virtual time: one step at a time on one device, whatever kind of device that is.
 *
 * <pre>
 *   Step ──▶ Worker ──ready nodes──▶ compute    numerics ──▶ kernels ──▶ picoseconds
 *                │                 ▶ communicate  a collective or an exchange of one of its groups
 *                ◀───── over ──────┘
 * </pre>
 *
 * <p>A {@link orrery.node.execution.Worker} is the part of a device that computes, for one incarnation of its copy; a {@link
 * orrery.node.execution.Rank} is that part over all of them, and a {@link orrery.node.execution.Condition} what is the matter with
 * the device. {@link
 * orrery.node.execution.Communicators} knows all groups of a run, how their ranks reach each other, and which groups the
 * switches add for.
 *
 * <p>Knows programs, numerics only as who makes values and kernels, and collectives; nothing of requests, weights or what a
 * device is. Start at {@link orrery.node.execution.Worker}.
 */
package orrery.node.execution;
