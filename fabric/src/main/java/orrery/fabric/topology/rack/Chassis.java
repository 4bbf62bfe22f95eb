package orrery.fabric.topology.rack;

import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.topology.Drawing;
import orrery.fabric.topology.Place;
import orrery.fabric.topology.Row;

/** A machine of GPUs in one NVLink domain that can stand alone or among others on a scale-out fabric. */
public interface Chassis {
    String name();

    String description();

    /** GPUs that share a server, each on a rail of its own. */
    int gpusPerServer();

    /** GPUs in the NVLink domain. */
    int gpus();

    /** Draws GPUs, NVLink switches and CPUs, with the wires between them. */
    Parts draw(Drawing draw, Place place, Catalogue catalogue);

    /** By what a CPU of the machine, drawn alone, reaches the outside. */
    String ethernet();

    /** The switch chip that its CPUs and a frontend share when it is drawn alone. */
    default String leaf() {
        return "spectrum4";
    }

    /** What has been drawn. */
    record Parts(Row gpu, Row cpu) {}
}
