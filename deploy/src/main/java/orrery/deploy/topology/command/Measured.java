package orrery.deploy.topology.command;

import orrery.deploy.topology.TopologyArgument;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.survey.Survey;
import orrery.fabric.topology.Topology;

/** Draws what an argument names, takes its measure, and lets go of it: a large one holds much memory. */
final class Measured {
    private Measured() {}

    static Survey survey(String topology) {
        return of(topology, (drawn, survey) -> survey);
    }

    /** Something of a topology and its survey. */
    static <T> T of(String topology, Use<T> use) {
        var catalogue = Catalogue.load();
        return TopologyArgument.with(topology, catalogue, drawn -> use.of(drawn, Survey.of(drawn, catalogue)));
    }

    /** What is made of a topology while it is there. */
    interface Use<T> {
        T of(Topology topology, Survey survey);
    }
}
