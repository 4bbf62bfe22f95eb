/**
 * What the CPU that schedules a copy of a model decides: which sequences compute next, which token follows, who goes on
 * with a sequence, what is guessed ahead.
 *
 * <pre>
 *   prompt ──▶ {@link orrery.node.serving.Serve} ──steps──▶ copy ──logits──▶ tokens ──▶ next step …
 *                  │ prefill: handover and cache ──▶ a copy that decodes
 *                  │ offload: cache ──▶ host, and back
 *                  └ speculation: what may follow? ──▶ {@link orrery.node.serving.Drafting} ──▶ guesses
 * </pre>
 *
 * <p>Knows tokens, logits and the time that a host's thread takes; nothing of devices, links or weights. Start at
 * {@link orrery.node.serving.Scheduler}.
 */
package orrery.node.serving;
