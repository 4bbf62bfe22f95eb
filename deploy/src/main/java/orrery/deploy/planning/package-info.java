/**
 * What a plan would come to, without running it: what every device holds and whether it fits, what goes over which links, and
 * how long a step takes by estimate, as a picture.
 *
 * <p>Knows {@code node.feasibility}, {@code node.estimate} and how to show it; nothing of files, options or events. Start at
 * {@link orrery.deploy.planning.PlanQuestion}.
 */
package orrery.deploy.planning;
