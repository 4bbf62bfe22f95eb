/**
 * How far forecasts are from measured inference, for every system, model and metric.
 *
 * <p>A row is read for what it says: its system is a topology, its model a shipped configuration, its plan a pool, its source
 * the framework and load. A row that does not say enough is listed with the reason. Nothing is ever fitted to these rows.
 *
 * <p>Knows rows, forecasts and errors; nothing of how steps are estimated or of command lines. Start at
 * {@link orrery.deploy.validation.inference.InferenceValidation}.
 */
package orrery.deploy.validation.inference;
