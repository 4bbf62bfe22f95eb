/**
 * The live page of a run: its files, as they lie among the resources.
 *
 * <pre>
 *   index.html ──▶ app.js ──▶ stream.js    what the run tells, by server-sent events
 *                    │   └──▶ state.js     what is known, one object that is replaced and never changed
 *                    ├──▶ map.js, pens.js  the topology on two canvases: fabric, rack, device
 *                    ├──▶ panels.js, inspector.js    run, requests, places, faults; one device
 *                    └──▶ timeline.js      figures over virtual time
 *   vendor/  preact, htm, uPlot, as their makers publish them, each with its licence
 * </pre>
 *
 * <p>State goes one way: events make a new state, a state is drawn. Nothing is fetched from elsewhere and nothing is built: the
 * browser loads these modules as they are. The map is two canvases, so that a thousand devices cost no elements, and has a list
 * beside it that a keyboard and a screen reader can walk.
 *
 * <p>Knows names and types of files; nothing of runs or HTTP. Start at {@link orrery.deploy.watch.PageFiles}.
 */
package orrery.deploy.watch;
