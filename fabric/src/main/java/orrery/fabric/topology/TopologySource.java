package orrery.fabric.topology;

import orrery.fabric.catalogue.Catalogue;

/** Where a topology comes from: short enough to be sent to another JVM, which draws the same topology from it. */
public sealed interface TopologySource {
    /**
     * @throws TopologyProblem when there is no such topology, or it is no sound machine
     */
    Topology draw(Catalogue catalogue);

    /** How large it will be, without drawing it. */
    TopologySize size(Catalogue catalogue);

    /** One that comes with Orrery, by its text: {@code NAME} or {@code NAME:key=value,key=value}. */
    record Named(String text) implements TopologySource {
        @Override
        public Topology draw(Catalogue catalogue) {
            return Topologies.named(text, catalogue);
        }

        @Override
        public TopologySize size(Catalogue catalogue) {
            return Topologies.sizeOf(text, catalogue);
        }
    }

    /** One that somebody wrote down. */
    record Drawn(Blueprint blueprint) implements TopologySource {
        @Override
        public Topology draw(Catalogue catalogue) {
            return blueprint.draw(catalogue);
        }

        @Override
        public TopologySize size(Catalogue catalogue) {
            return blueprint.size();
        }
    }
}
