package orrery.node.energy;

import orrery.fabric.catalogue.Part;

/** One device and what it did. */
public record Working(Part part, Activity did) {}
