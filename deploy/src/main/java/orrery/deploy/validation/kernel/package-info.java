/**
 * How far modelled kernels are from measured ones, for every system, kernel and number format.
 *
 * <p>Every row of the calibration data is compared; one that cannot be is listed with the reason. A row's error is the modelled
 * time over the measured one, less one.
 *
 * <p>Knows samples and errors; nothing of how kernels are modelled or of command lines. Start at
 * {@link orrery.deploy.validation.kernel.KernelValidation}.
 */
package orrery.deploy.validation.kernel;
