/**
 * How fast and how dear a model can be served: over many plans and loads, tokens/s/GPU against tokens/s/user, with dollars and
 * joules a token, and the Pareto front of them.
 *
 * <pre>
 *   model x system ──▶ {@link orrery.deploy.pareto.Cuts} ──plan──▶ {@link orrery.deploy.pareto.PlanSweep} ──load──▶ forecast, energy, price
 *                                                                        │
 *   {@link orrery.deploy.pareto.Sweep} ◀── {@link orrery.deploy.pareto.Front} ◀── {@link orrery.deploy.pareto.OperatingPoint}s
 * </pre>
 *
 * <p>Copies of a model share nothing, so one copy is forecast, and figures are for each GPU it takes.
 *
 * <p>Knows topologies, plans, forecasts and energy; measured rows only to draw them beside the model's. Nothing of options or
 * files that a user names. Start at {@link orrery.deploy.pareto.Sweep}.
 */
package orrery.deploy.pareto;
