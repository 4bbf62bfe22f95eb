/**
 * HTTP beside a run that goes on: what it does, as JSON and as it happens; faults and pace, for whoever may; metrics.
 *
 * <pre>
 *   the run ──Glimpse, PlaceGlance, Progress──▶ {@link orrery.deploy.api.RunView} ──▶ JSON, Prometheus text
 *                                                   └──▶ {@link orrery.deploy.api.Audience}: a bounded queue for each who listens
 *   browser, curl ──▶ {@link orrery.deploy.api.HttpListener} ──Call──▶ {@link orrery.deploy.api.Gate} ──▶ {@link orrery.deploy.api.Routes} ──▶ Reply
 *                                                                 └──▶ {@code deploy.live.Session}: faults, and their journal
 * </pre>
 *
 * <p>Heat of devices and links is told as far as it differs from what was told, some hundred at once: {@link orrery.deploy.api.Levels}. A
 * member of a cluster serves the same page of the whole run, as its console tells it, and has the console do what is asked for there:
 * {@link orrery.deploy.api.WatchedMember}. Where the console is silent it shows its own place, by what it knows.
 *
 * <p>A run that is only looked at takes no faults and stays exactly what it is alone: {@link orrery.deploy.api.OnlyLooked}.
 *
 * <p>Nothing that comes in by HTTP touches the run but by the session of its faults and by its pace, and both work at borders
 * that its hosts agree on. Whoever listens slowly loses what was in between and gets the whole again; whoever never reads is hung up on; nobody is waited for. The
 * engine that speaks HTTP is the JDK's, on virtual threads, and is known to {@link orrery.deploy.api.HttpListener} alone: it
 * ends a request whose head or body does not come in time, which others do not.
 *
 * <p>Listens on loopback; elsewhere only with a token. A request is refused, in JSON and with a line in the log, where its Host
 * or Origin is another's, its token is missing, its body is too large, or it comes too often.
 *
 * <p>The API is written down in {@code openapi.yaml} among the resources. Knows {@code node.watching}, {@code deploy.live} and
 * {@code deploy.watch}'s files; nothing of command lines. Start at {@link orrery.deploy.api.Watched}.
 */
package orrery.deploy.api;
