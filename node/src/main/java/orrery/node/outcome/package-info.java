/**
 * What a run found: tokens, times, bytes, energy, verification, fingerprint. Plain records, ready for a table or JSON.
 *
 * <p>Everything here except {@link orrery.node.outcome.Effort} is virtual and identical on any number of JVMs.
 * Knows requests and names of devices; nothing of how a run is executed
 * or shown. Start at {@link orrery.node.outcome.Outcome}.
 */
package orrery.node.outcome;
