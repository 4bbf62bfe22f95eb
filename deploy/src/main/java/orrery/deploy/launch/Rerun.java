package orrery.deploy.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import orrery.deploy.engine.ExitCode;
import orrery.deploy.engine.RunFailure;
import orrery.deploy.engine.RunOptions;
import orrery.deploy.experiment.RunFindings;
import orrery.deploy.live.Asked;
import orrery.deploy.report.ProgressDisplay;
import orrery.deploy.report.ProgressDisplay.Way;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.scenario.ScenarioFile;
import orrery.deploy.topology.TopologyArgument;
import orrery.fabric.fault.Amendment;
import orrery.fabric.fault.FaultProblem;
import orrery.fabric.topology.TopologySource;
import orrery.node.outcome.Outcome;
import orrery.node.scenario.Scenario;
import orrery.node.scenario.ScenarioProblem;

/**
 * A run that was asked for before, once more.
 *
 * @param written names the file in which it is written what was asked, for messages
 */
record Rerun(Surroundings around, String written, Way way) {

    /**
     * @param amendments what people did to it; empty where nobody could have done anything, which is another run
     * @throws InputProblem where version, catalogue or scenario are not what they were
     */
    RunFindings findings(Asked asked, Optional<List<Amendment.Dated>> amendments, RunOptions options)
            throws RunFailure {
        var file = ScenarioFile.read(asked.scenario(), asked.settings());
        var source = TopologyArgument.read(place(file.topology()));
        requireSame(asked, file.scenario(), source);
        var closed = file.scenario();
        var scenario = amendments
                .map(typed -> closed.with(closed.faults().amended(typed)))
                .orElse(closed);
        return new RunFindings(scenario, run(file, scenario, source, options), Optional.empty(), List.of());
    }

    /** One that a program drew lies beside what is written of the run. */
    private String place(String topology) {
        if (!TopologyArgument.isPath(topology) || Files.exists(Path.of(topology))) {
            return topology;
        }
        var beside = Path.of(written).resolveSibling(topology);
        return Files.exists(beside) ? beside.toString() : topology;
    }

    private void requireSame(Asked before, Scenario scenario, TopologySource source) {
        var now = Asked.now(before.scenario(), before.settings(), scenario, source);
        if (!now.likeness().equals(before.likeness())) {
            throw InputProblem.of(
                    written,
                    "likeness",
                    "a run of orrery " + before.likeness(),
                    "one of this, orrery " + now.likeness(),
                    "have it again with the version and catalogue that it ran with");
        }
        if (!now.hash().equals(before.hash())) {
            throw InputProblem.of(
                    written,
                    "hash",
                    "a run of another scenario than " + before.scenario() + " is now",
                    "the scenario as it was",
                    "undo what was changed in it");
        }
    }

    private Outcome run(ScenarioFile file, Scenario scenario, TopologySource source, RunOptions options)
            throws RunFailure {
        try (var progress = new ProgressDisplay(way, around.err(), around.wallNanos())) {
            return around.engine().get().run(scenario, source, options, progress);
        } catch (ScenarioProblem problem) {
            throw file.locate(problem);
        } catch (FaultProblem impossible) {
            throw InputProblem.of(written, "", impossible.getMessage(), "a journal that nobody edited", "");
        }
    }

    /**
     * Says whether it is the same, and how the command ends.
     *
     * @param before fingerprint of the run before; empty where nobody wrote it down
     */
    int verdict(Optional<String> before, RunFindings findings) {
        var same = before.isEmpty() || before.get().equals(findings.outcome().fingerprint());
        around.err()
                .print(
                        before.isEmpty()
                                ? "the journal has no end: there is no fingerprint to compare with\n"
                                : same ? "the same as before\n" : "another fingerprint: it was " + before.get() + "\n");
        around.err().flush();
        return (same && findings.isGood() ? ExitCode.OK : ExitCode.EXPECTATION_FAILED).code();
    }
}
