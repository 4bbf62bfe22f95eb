/**
 * What serving comes to without running it: thousands of requests through the scheduling policy of the emulated CPUs, over
 * estimated steps, in seconds. TTFT, TPOT, throughput, and what each device does meanwhile.
 *
 * <pre>
 *   {@link orrery.node.forecast.Arrivals} ──▶ {@link orrery.node.serving.ContinuousBatching} ──step──▶ {@link orrery.node.estimate.StepEstimates}
 *                    ▲                                     │
 *                    └── closed loop ── answers ◀──────────┘ time of the step, {@link orrery.fabric.catalogue.Engine}'s host time
 * </pre>
 *
 * <p>Devices are alike, links idle, experts evenly chosen, sequences evenly spread over data groups; a run has none of that.
 *
 * <p>Knows plans, estimates, engines and memory; nothing of values, events or measured rows. Start at {@link
 * orrery.node.forecast.ServingForecast}.
 */
package orrery.node.forecast;
