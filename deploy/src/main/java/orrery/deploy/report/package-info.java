/**
 * Shows a run: progress while it lasts, then texts, tables, the verification and the fingerprint, as text or as JSON.
 *
 * <p>Both forms say the same; metric names in JSON are those of vLLM's serving benchmark where it has one. Everything virtual
 * stands in {@code result} and is byte for byte the same each time; what the run cost the machine it ran on stands in
 * {@code effort}. Numbers that were not validated against hardware are labelled so.
 *
 * <p>Knows {@code node.scenario} and {@code node.outcome}; nothing of how a run is executed. Start at
 * {@link orrery.deploy.report.TextReport} and {@link orrery.deploy.report.JsonReport}.
 */
package orrery.deploy.report;
