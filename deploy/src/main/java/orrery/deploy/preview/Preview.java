package orrery.deploy.preview;

import orrery.deploy.scenario.InputProblem;
import orrery.deploy.scenario.ScenarioFile;
import orrery.deploy.topology.ScenarioTopology;
import orrery.fabric.topology.Topology;
import orrery.fabric.topology.TopologySource;
import orrery.node.checkpoint.ModelProblem;
import orrery.node.emulation.Emulation;
import orrery.node.scenario.Scenario;
import orrery.node.scenario.ScenarioProblem;

/**
 * A scenario that could be run.
 *
 * @param strikes what its faults come to, repetitions counted; known for sure as long as nobody adds some by hand
 * @param expectations bounds that the run would be held against
 */
public record Preview(Scenario scenario, Topology topology, int strikes, int expectations) {

    /**
     * Checks everything that can be known without devices; faults must have been found to fit.
     *
     * @param source what the scenario's topology names
     * @throws InputProblem at the field that stands in the way
     */
    public static Preview of(ScenarioFile file, TopologySource source, int expectations) {
        var scenario = file.scenario();
        try {
            var topology = ScenarioTopology.draw(source);
            Emulation.check(scenario, topology);
            var strikes = scenario.faults().on(topology, scenario.seed()).strikes();
            return new Preview(scenario, topology, strikes.size(), expectations);
        } catch (ScenarioProblem problem) {
            throw file.locate(problem);
        } catch (ModelProblem unusable) {
            throw file.locate(unusable, "model");
        }
    }

    /** Tokens it adds, if no text ends early. */
    long newTokensMost() {
        return (long) scenario.load().prompts().size() * scenario.load().newTokens();
    }
}
