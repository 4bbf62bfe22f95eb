package orrery.fabric.topology.rack;

import java.util.List;
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

    /** What has been drawn. */
    record Parts(Row gpu, Row cpu) {}

    /** All of them, smallest first. */
    List<Chassis> ALL =
            List.of(Hgx.H100, Hgx.H200, Hgx.B200, Hgx.B300, Nvl72.GB200, Nvl72.GB300, Nvl72.VERA_RUBIN, Kyber.NVL144);
}
