package orrery.node.forecast;

import java.util.function.Function;
import orrery.fabric.catalogue.Engine;
import orrery.fabric.catalogue.Gpu;
import orrery.fabric.topology.Topology;
import orrery.node.architecture.Architecture;
import orrery.node.collective.Tuning;
import orrery.node.format.Formats;
import orrery.node.plan.Deployment.Pool;

/**
 * A model that a topology serves.
 *
 * @param pool how its copies are cut, and how many there are
 * @param engine the framework that makes their steps
 * @param tunings the rules by which a GPU's collectives are done
 */
public record ServedModel(
        Topology topology,
        Pool pool,
        Architecture architecture,
        Formats formats,
        Engine engine,
        Function<Gpu, Tuning> tunings) {

    /** The same in another framework, or with other limits. */
    public ServedModel with(Engine other) {
        return new ServedModel(topology, pool, architecture, formats, other, tunings);
    }

    /** Devices of all copies. */
    public int devices() {
        return pool.copies() * pool.cut().ranks();
    }
}
