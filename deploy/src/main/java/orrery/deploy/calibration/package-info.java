/**
 * From measured kernels to figures of the catalogue.
 *
 * <pre>
 *   KernelRow ──Systems, RowKernels──▶ Sample ──RowChecks──▶ Fit ──▶ parameters · residuals · rows of a catalogue file
 * </pre>
 *
 * <p>Knows rows, kernels and chips; nothing of steps or serving, which are never fitted. Start at
 * {@link orrery.deploy.calibration.Sample}.
 */
package orrery.deploy.calibration;
