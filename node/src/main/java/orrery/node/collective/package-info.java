/**
 * Collectives: the words of nccl-tests, how one is done, and one interpreter that does it in virtual time.
 *
 * <p>A {@link orrery.node.collective.CollectiveTask} says what a group of ranks shall do; its
 * {@link orrery.node.collective.Choice} says how, and comes from a {@link orrery.node.collective.Tuning}.
 * {@link orrery.node.collective.Lowering} turns it into a schedule for each rank, whose actions a
 * {@link orrery.node.collective.RankRun} does one after the other: it waits for pieces, pays for synchronisation and
 * copying, adds real numbers where there are any, and puts stripes of the result on the rank's ports. Sums are added in an
 * order that the schedule fixes, never in the order of arrival.
 *
 * <p>{@link orrery.node.collective.Reach} knows which planes a rank has and which are alike; alike planes are folded, one
 * standing for all, where no data is carried.
 *
 * <p>A device has several under way at a time, of several groups: {@link orrery.node.collective.Ongoing} keeps the
 * collectives apart, {@link orrery.node.collective.Exchanges} what each rank has for each other one. What comes for one that
 * the device has not begun waits there.
 *
 * <p>Knows schedules, ports, payloads and how number formats round; nothing of models, kernels or trials. Start at
 * {@link orrery.node.collective.RankRun}.
 */
package orrery.node.collective;
