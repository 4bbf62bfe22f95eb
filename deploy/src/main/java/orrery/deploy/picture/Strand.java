package orrery.deploy.picture;

import orrery.fabric.catalogue.Medium;

/**
 * All links of one medium between two boxes, or within one.
 *
 * @param medium a single link of it
 */
record Strand(Box from, Box to, Medium medium) {
    boolean isWithin() {
        return from.equals(to);
    }
}
