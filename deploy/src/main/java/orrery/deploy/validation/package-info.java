/**
 * How far the modelled times of collectives can be trusted: measured rows, the trials that repeat them, and a table of errors
 * for every system, collective and class of sizes.
 *
 * <pre>
 *   MeasuredRow ──Reading──▶ Repeatable ──Validation──▶ Compared ──▶ ErrorTable ──▶ text · Markdown · CSV · JSON
 *                        └──▶ Unmodelled, with the reason
 * </pre>
 *
 * <p>A row is understood by rules on its words (GPU, count, library, version), not by a list of known systems, so that rows of
 * other systems can be compared, too. A row that cannot be repeated is listed with the reason, never dropped.
 *
 * <p>Knows rows, trials and errors; nothing of how a trial works or of command lines. Start at
 * {@link orrery.deploy.validation.Validation}.
 */
package orrery.deploy.validation;
