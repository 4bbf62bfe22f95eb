/**
 * From measured collectives to figures of the catalogue's tuning: what communication kernels spend on one's own machine.
 *
 * <pre>
 *   Measurement ──Sweeps──▶ Sweep ──SizeChecks──▶ TuningFit ──▶ TuningResult ──▶ text · rows of a catalogue file
 *                                                    │ Emulations of every size, under nudged figures
 * </pre>
 *
 * <p>Knows measured sizes, trials and a row of tuning; nothing of kernels that compute. Start at
 * {@link orrery.deploy.calibration.collective.Calibration}.
 */
package orrery.deploy.calibration.collective;
