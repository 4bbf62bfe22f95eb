/**
 * Who looks after all copies of a run: hears what is the matter with devices and links, gives copies up, and has them begin anew.
 *
 * <pre>
 *            trouble               orchestrate              restart             all are ready
 *   SERVING ─────────▶ PONDERING ─────────────▶ LOADING ───────────▶ JOINING ───────────────▶ SERVING
 *                          │                                                 one incarnation later
 *                          └─no devices for it─▶ WAITING ─something is whole again─▶ LOADING
 * </pre>
 *
 * <p>Orders may be lost where the network is broken: who does not answer is told again, and a copy of which nobody answers waits.
 *
 * <p>It decides alone; all others follow its orders, so that every JVM knows of the same copies. Where a run answers at once, with
 * the ranks that are left, PONDERING lasts as long as a communicator takes to shrink, and nothing is loaded.
 *
 * <p>Knows copies, their devices, links and hosts; nothing of requests, weights or steps. Start at {@link
 * orrery.node.orchestration.Orchestrator}.
 */
package orrery.node.orchestration;
