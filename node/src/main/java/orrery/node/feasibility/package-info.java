/**
 * Whether a plan goes with a model, before any work and without weights: whether its degrees divide, what every device would
 * hold, and what would go over which links.
 *
 * <p>Knows architectures, cuts, programs, formats and the sizes in the catalogue; nothing of values or virtual time. Start at
 * {@link orrery.node.feasibility.PlanCheck}.
 */
package orrery.node.feasibility;
