/**
 * What a run leaves behind: one folder, whole or not there at all.
 *
 * <pre>
 *   gb200-nvl72-20260101-120000/
 *     summary.json     all figures, as {@code orrery run --json} prints them
 *     requests.csv     one row per request: TTFT, TPOT, end to end, how it ended
 *     links.csv        one row per sending end of a link: bytes, and when it was busiest
 *     devices.csv      one row per device: busy time, work, events, and a digest of all that happened to it
 *     trace.pftrace    what devices did, and when, for ui.perfetto.dev; trace-2.pftrace and so on where it is large
 *     events.jsonl     what happened to requests, and what faults did, in the order of virtual time
 *     report.html      all of it to look at, in one file
 *     stamp.json       what it takes to have the same run again: version, inputs with their hashes, seed, fingerprint
 * </pre>
 *
 * <p>Knows outcomes, recordings, files and hashes; nothing of how a run is executed, and nothing of what its page looks like. Start at {@link
 * orrery.deploy.result.ResultFolder}.
 */
package orrery.deploy.result;
