/**
 * The JVM that hosts devices: it takes its share of one run at a time, and frees it when the run ends or its console is
 * gone.
 *
 * <pre>
 *   console                          host
 *     │── Assign ─────────────────────▶│  fetches the scenario, makes its devices
 *     │◀──────────────────────── Ready ─│
 *     │── Begin (all Conductors) ──────▶│  virtual time runs
 *     │◀──────────── Going … Going ─────│
 *     │◀──────────────────────── Found ─│  compared with one device
 *     │── Fetch … ─────────────────────▶│  the console fetches the findings
 *     │── Release ─────────────────────▶│  free for the next run
 *
 *     │◀───────────────────────── Look ─│  somebody looks on beside it, said again and again
 *     │── Shown, Overview ─────────────▶│  what all places look like
 *     │◀───────────────────── Petition ─│  asked for there
 *     │── Granted ─────────────────────▶│  what came of it
 * </pre>
 *
 * Messages may be lost on the way, so the console repeats what is unanswered and a host answers repeats with its last
 * report. What may be larger than a remoting frame travels as a {@link orrery.node.host.Parcel}.
 *
 * <p>Knows how a scenario becomes devices ({@code node.emulation}) and how they are driven ({@code fabric.actor});
 * nothing of who else is in the cluster. Start at {@link orrery.node.host.Host}.
 */
package orrery.node.host;
