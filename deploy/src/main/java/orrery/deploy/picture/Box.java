package orrery.deploy.picture;

import orrery.fabric.catalogue.Part;

/**
 * Like devices of one tier and rack, or tray.
 *
 * @param tier row of the picture, the highest at the top
 * @param rack column of the picture, or {@link orrery.fabric.topology.Drawing#NO_RACK}
 * @param part what each of them is
 */
record Box(int tier, int rack, Part part) {}
