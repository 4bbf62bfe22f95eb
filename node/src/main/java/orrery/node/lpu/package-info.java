/**
 * LPUs that run whole copies of a model: SRAM only, nothing waits, every packet has its slot.
 *
 * <pre>
 *   Step ──▶ Compiler ──▶ Timetable ──its actions──▶ LpuDevice of each seat ──packets in their slots──▶ the others
 * </pre>
 *
 * <p>All LPUs of a copy know a step's rows, so each works out the same {@link orrery.node.lpu.Timetable}: when each kernel
 * begins, when each packet leaves, when what came of a collective may be counted on. The step names the time at which slot 0
 * begins; from there on nobody looks at anything but the clock. A packet that is not there in its slot is a fault, after
 * which its receiver does nothing more until its copy begins anew: its timetable has no room to repeat anything.
 *
 * <p>Knows programs, numerics as who makes values, and slots; nothing of requests, weights or Ethernet. LPUs that only run
 * experts for GPUs are served when tokens come and are elsewhere: {@link orrery.node.execution.Worker}. Start at
 * {@link orrery.node.lpu.LpuDevice}.
 */
package orrery.node.lpu;
