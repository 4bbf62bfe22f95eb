/**
 * Exact fast-forward: the course of a step without the events of its devices, where it cannot be another.
 *
 * <pre>
 *   CopyForesight ── who began when, and who may know ── devices of the copy, by {@code execution.Foresight}
 *        └─ StepCourse ── node after node of the program, all ranks at once
 *              ├─ computes: each rank's kernels by the cost model; alike blocks once
 *              └─ communicates: relative starts and sizes seen before → the same course again (Phase)
 *                               else → Isolated: the same devices, switches and links, by themselves, until all is quiet
 * </pre>
 *
 * <p>Exact for three reasons. The copy's GPUs and the ports on their ways are nobody else's, and nothing is on them when a
 * step begins. A communication starts when all messages of the one before have arrived (checked each time; else the step is
 * run whole, by itself). And links and switches know no absolute time: what starts with the same delays takes the same.
 *
 * <p>Knows programs, costs and devices of one copy; nothing of requests or of who schedules. Start at {@link
 * orrery.node.forward.CopyForesight}.
 */
package orrery.node.forward;
