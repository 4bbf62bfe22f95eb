package orrery.node.snapshot;

import java.util.List;

/**
 * What a device was made with: its own objects and the surroundings they refer to, each by its number.
 *
 * @param own the device's own, in the order in which they were found
 * @param surroundings as they were found
 * @param fingerprint of the classes and sizes of all: the same in every fresh device of the same kind, place and run
 */
record Known(List<Object> own, List<Interior> surroundings, long fingerprint) {}
