/**
 * {@code orrery verify}: a fixed table of models under plans, and a seeded search among many more, each run and compared token
 * for token with one device.
 *
 * <p>Knows scenarios as text, the runs that an engine offers, and how results are laid out; nothing of how anything is computed
 * or compared, which is {@link orrery.node.outcome.Verification}'s. The table is data: {@code orrery/verification/cases.yaml}.
 * Start at {@link orrery.deploy.verification.CaseRuns}.
 */
package orrery.deploy.verification;
