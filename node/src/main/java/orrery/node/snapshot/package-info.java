/**
 * The state of devices as bytes, and back: device by device, so that they may come back on another number of JVMs.
 *
 * <pre>
 *   fresh shell ──numbering──▶ its known objects, the surroundings it refers to
 *   shell ──save──▶ known objects: what changed in them    new objects: whole    surroundings: their number
 *   fresh shell ◀──restore── the same, into the objects that are there
 * </pre>
 *
 * <p>A run is prepared anew before anything is restored, which is a pure function. What a device refers to then is known by
 * its number, and stays the same object, so that callbacks and shared tables stay right. Classes of state and the
 * surroundings stand in two lists among the resources, with reasons.
 *
 * <p>Nine tenths of what devices hold is numbers that others hold as well: what each of 72 ranks brings to a sum lies in the
 * inboxes of all. Long arrays are therefore kept beside the states, by whoever saves them, and shared again where they are
 * read.
 *
 * <p>Knows how objects are made of fields and elements; nothing of what devices do, nor where bytes are kept. Start at
 * {@link orrery.node.snapshot.Snapshots}.
 */
package orrery.node.snapshot;
