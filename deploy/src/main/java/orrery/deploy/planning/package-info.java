/**
 * What a plan would come to, without running it: what every device holds and whether it fits, what goes over which links, and
 * a picture of one step.
 *
 * <p>Knows {@code node.feasibility} and how to show it; nothing of files, options or time. Start at
 * {@link orrery.deploy.planning.PlanQuestion}.
 */
package orrery.deploy.planning;
