/**
 * Execution traces run on the GPUs of a topology, in virtual time: rank r's graph on the r-th GPU.
 *
 * <pre>
 *   compute engine   ─COMP─────COMP──────────COMP──      one node at a time, the ready one that stands first
 *   memory engine    ───MEM───────────MEM──────────      so too
 *   host             ─────COMP on the host──────────      so too
 *   each group       ──────all-reduce──all-gather───      in order, one at a time, beside everything else
 *   transfers        ──send──receive────────────────      as many at a time as are ready
 * </pre>
 *
 * <p>A {@link orrery.node.replay.Replay} is prepared JVM by JVM into a {@link orrery.node.replay.ReplayEmulation}, whose
 * findings {@link orrery.node.replay.ReplayMerging} puts together. {@link orrery.node.replay.Replays} does all of it on the
 * calling thread.
 *
 * <p>Knows traces, topologies, collectives and their tuning; nothing of models, or how results are printed. Start at
 * {@link orrery.node.replay.ReplayGpu}.
 */
package orrery.node.replay;
