/**
 * What can be seen of a run while it goes on, by whoever looks on.
 *
 * <pre>
 *   devices at rest ──a few times a second──▶ {@link orrery.node.watching.Glimpse}      tokens that came, bytes that left, time at work
 *   a place of the run ──now and then────────▶ {@link orrery.node.watching.PlaceGlance}  how far it is, how much it has done
 *                                                  └──▶ {@link orrery.node.watching.Onlooker}
 * </pre>
 *
 * <p>Whoever looks on beside a host says so to the console, again and again, and is shown what all places look like; what is asked for
 * there is answered by whoever looks on beside the console.
 *
 * <p>Looking on changes nothing: a glimpse is taken between two windows, of devices that lie still, and only where somebody
 * looks. It holds what changed since the one before and no more than fits a message; what does not fit comes next time, and a
 * glimpse that is lost is a gap in a picture, not in the run.
 *
 * <p>Knows numbers alone; nothing of devices, hosts or pages. Start at {@link orrery.node.watching.Onlooker}.
 */
package orrery.node.watching;
