/**
 * How much of a deployment stands over weeks: failures drawn from published rates, and how long each keeps copies of a model from
 * serving.
 *
 * <pre>
 *   topology, plan ──▶ {@link orrery.node.availability.Fleet} ──rates, seed──▶ {@link orrery.node.availability.History} ──terms──▶ {@link orrery.node.availability.Playback} ──▶ {@link orrery.node.availability.Outcome}
 * </pre>
 *
 * <p>A history does not depend on what is done about it, so that policies and reserves are compared over the same failures. No
 * message is sent here and no token made: a copy serves, or does not, or serves with a share of its trays. What a single fault does to
 * traffic is what a run with that fault says.
 *
 * <p>Knows topologies, plans and the catalogue; nothing of runs, virtual picoseconds or reports. Start at
 * {@link orrery.node.availability.Campaign}.
 */
package orrery.node.availability;
