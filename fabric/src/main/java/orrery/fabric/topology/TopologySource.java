package orrery.fabric.topology;

import orrery.fabric.catalogue.Catalogue;

/** Where a topology comes from. */
public sealed interface TopologySource {
    record Named(String text) implements TopologySource {}

    record Drawn(Blueprint blueprint) implements TopologySource {}

    default Topology draw(Catalogue catalogue) {
        return switch (this) {
            case Named(var text) -> Topologies.named(text, catalogue);
            case Drawn(var blueprint) -> blueprint.draw(catalogue);
        };
    }
}
