/**
 * How far rates and recovery times of the catalogue are from failures that others counted.
 *
 * <p>A row whose figure is a row of the catalogue proves nothing and is listed as an input. What is left is compared, without fitting
 * anything to it; a row that the model has no figure for is listed with the reason.
 *
 * <p>Knows measured rows, the catalogue and {@code node.availability}; nothing of command lines. Start at
 * {@link orrery.deploy.validation.failure.FailureValidation}.
 */
package orrery.deploy.validation.failure;
