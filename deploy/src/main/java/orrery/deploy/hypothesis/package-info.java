/**
 * What a scenario expects of its run, and whether the run shows it.
 *
 * <pre>
 *   expect: [{metric: tpot_ms.p99, max: 60, when: during}]
 *      └─ Expectations ─▶ Expectation ── Judging, Evidence ─▶ Verdict      ✗ tpot_ms.p99 during: found 71.3, at most 60
 * </pre>
 *
 * <p>Knows outcomes, windows of virtual time around faults, and how a collective is tried; nothing of how a run is executed. Start
 * at {@link orrery.deploy.hypothesis.Expectation} and {@link orrery.deploy.hypothesis.Judging}.
 */
package orrery.deploy.hypothesis;
