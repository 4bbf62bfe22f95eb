/**
 * Draws a topology as SVG: tiers as rows, racks as columns, rows of like devices as one box with their number.
 *
 * <p>A picture has a few hundred elements however large the topology is: like devices of a tier and rack share a box, like
 * links between two boxes share a line, and of many racks the first two and the last are drawn.
 *
 * <p>For a page that shows how busy each device and link was there is another drawing, with a cell for every device of every
 * rack: {@link orrery.deploy.picture.DeviceMap}.
 *
 * <p>Knows topologies; nothing of files or commands. Start at {@link orrery.deploy.picture.Picture}.
 */
package orrery.deploy.picture;
