package orrery.deploy.topology.command;

import orrery.deploy.topology.TopologyArgument;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.survey.Survey;

/** Draws what an argument names, takes its measure, and lets go of it: a large one holds much memory. */
final class Measured {
    private Measured() {}

    static Survey survey(String topology) {
        var catalogue = Catalogue.load();
        return TopologyArgument.with(topology, catalogue, drawn -> Survey.of(drawn, catalogue));
    }
}
