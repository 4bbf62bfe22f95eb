package orrery.fabric.topology;

import orrery.fabric.catalogue.Part;

/** Where rows of devices are drawn: a numbered rack, or the floor between racks. */
public interface Place {
    /** So many devices {@code name0, name1, …}. */
    Row row(String name, int count, Part part);

    /** One device, called just by its name. */
    Row one(String name, Part part);
}
