/**
 * Faults that people type while a run goes on, and the journal from which the run can be had again.
 *
 * <pre>
 *   orrery fault … ──one line──▶ {@link orrery.deploy.live.ControlServer} ──▶ {@link orrery.deploy.live.Session} ──Amendment──▶ the run's hosts
 *                                                                                │  ◀──when it holds──┘
 *                                                                                └──▶ {@link orrery.deploy.live.JournalWriter} journal.jsonl ──▶ orrery replay
 * </pre>
 *
 * <p>A run listens in a folder of its owner alone; a request is one line of bounded length, and whoever sends anything else gets one
 * line back and is hung up on.
 *
 * <p>Knows scenarios, amendments and files; nothing of actors or command lines. Start at {@link orrery.deploy.live.Session}.
 */
package orrery.deploy.live;
