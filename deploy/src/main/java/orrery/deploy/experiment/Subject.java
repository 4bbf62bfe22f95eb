package orrery.deploy.experiment;

import java.util.List;
import java.util.stream.Stream;
import orrery.deploy.hypothesis.Expectations;
import orrery.deploy.live.Asked;
import orrery.deploy.preview.Preview;
import orrery.deploy.result.Input;
import orrery.deploy.result.Inputs;
import orrery.deploy.result.LooseInput;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.scenario.ScenarioFile;
import orrery.deploy.scenario.ScenarioInput;
import orrery.deploy.topology.TopologyArgument;
import orrery.deploy.topology.TopologyText;
import orrery.fabric.topology.TopologySource;

/**
 * What an experiment is about: a scenario as it was asked for, and the machine that it runs on.
 *
 * @param named the scenario, by a name that holds in any folder
 * @param settings of its fields
 * @param topology that the scenario names
 * @param loose what of it no file holds
 */
public record Subject(
        String named, List<String> settings, ScenarioFile file, TopologySource topology, List<LooseInput> loose) {
    private static final String TOPOLOGY = "topology";

    /** @throws InputProblem where the scenario, a setting, or a file that it names cannot be used */
    public static Subject read(ScenarioInput input, List<String> settings) {
        var file = ScenarioFile.read(input, settings);
        return new Subject(input.name(), settings, file, TopologyArgument.read(file.topology()), loose(input));
    }

    /**
     * On a machine that a program drew, under the name of the file that it would be.
     *
     * @throws InputProblem where the scenario, a setting, or a file that it names cannot be used
     */
    public static Subject read(ScenarioInput input, List<String> settings, TopologyText drawn) {
        var all = Stream.concat(settings.stream(), Stream.of(TOPOLOGY + "=" + drawn.fileName()))
                .toList();
        var loose = Stream.concat(
                loose(input).stream(), Stream.of(new LooseInput(TOPOLOGY, drawn.fileName(), drawn.text())));
        return new Subject(input.name(), all, ScenarioFile.read(input, all), drawn.source(), loose.toList());
    }

    private static List<LooseInput> loose(ScenarioInput input) {
        return input.isLoose()
                ? List.of(new LooseInput("scenario", input.name(), input.text().text()))
                : List.of();
    }

    /**
     * What would run.
     *
     * @throws InputProblem at the first field that stands in the way
     */
    public Preview preview() {
        var expectations = Expectations.of(file);
        Expectations.requireFaults(file, expectations);
        ScheduleCheck.of(file, topology);
        return Preview.of(file, topology, expectations.size());
    }

    /** What the run is made from, as it is now. */
    public List<Input> inputs() {
        return Inputs.of(named, file.topology(), file.scenario().model(), loose);
    }

    /** What the run is asked with. */
    public Asked asked() {
        return Asked.now(named, settings, file.scenario(), topology);
    }
}
