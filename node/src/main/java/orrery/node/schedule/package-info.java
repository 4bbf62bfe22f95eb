/**
 * Collectives as schedules: what one rank receives, adds, keeps and sends, in which order.
 *
 * <p>A {@link orrery.node.schedule.Schedule} is one algorithm lowered for one rank: a few lanes that work side by side,
 * each a lazy sequence of {@link orrery.node.schedule.Action}s. The actions are NCCL's primitives (send, recv,
 * recvReduceSend, recvCopySend, recvReduceCopySend, …) for one range of elements. Nothing is ever held as a list: a ring of
 * 4,096 ranks has 32,760 actions a rank.
 *
 * <p>Knows ranks, pieces and ranges of elements; nothing of time, bytes, links, devices or what the elements are. Start at
 * {@link orrery.node.schedule.Action}, then {@link orrery.node.schedule.RingAllReduce}.
 */
package orrery.node.schedule;
