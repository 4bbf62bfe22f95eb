package orrery.fabric.topology;

import orrery.fabric.catalogue.Catalogue;

/** How a topology is told to another JVM. */
public sealed interface TopologySource {

    /** A shipped one. */
    record Named(String text) implements TopologySource {
        @Override
        public Topology draw(Catalogue catalogue) {
            return Topologies.named(text, catalogue);
        }
    }

    /** @throws TopologyProblem where it cannot be drawn */
    Topology draw(Catalogue catalogue);
}
