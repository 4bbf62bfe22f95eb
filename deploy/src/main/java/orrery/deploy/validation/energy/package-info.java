/**
 * How far the modelled energy of serving can be trusted: measured watts of whole systems, and what the model makes of the same
 * throughput.
 *
 * <p>The throughput is the measured one, so that the error is that of energy alone. Nothing is fitted to these rows. Knows
 * rows and errors; nothing of how time is modelled. Start at {@link orrery.deploy.validation.energy.PowerComparison}.
 */
package orrery.deploy.validation.energy;
