/**
 * What happened in a run as a trace that Perfetto opens: a process for each device, a track for each of its lanes.
 *
 * <pre>
 *   rack0/gpu3
 *     steps             ▕ step 0            ▕ step 1            ▕
 *     kernels           ▕embed▕attend, block 0▕  ▕transform…
 *     communication           ▕ all reduce ▕ ──flow──▶ the same on the other ranks
 *     nvlink5, bytes    ▁▂▇▅▁
 *   faults              ▕ a link is down ▕
 * </pre>
 *
 * <p>Traces count nanoseconds and devices picoseconds: times are rounded down, which keeps their order. A trace that grows large
 * is split; each part opens by itself.
 *
 * <p>Knows {@code node.recording} and the public form of traces, by its field numbers (perfetto.dev, {@code TracePacket}); nothing of
 * who wants one. Tests read what is written by the definition that Perfetto publishes. Start at {@link orrery.deploy.perfetto.TraceFiles}.
 */
package orrery.deploy.perfetto;
