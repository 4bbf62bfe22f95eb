package orrery.deploy.experiment;

import java.util.Optional;
import orrery.deploy.scenario.FieldPath;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.scenario.ScenarioFile;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.fault.FaultProblem;
import orrery.fabric.fault.FaultSchedule;
import orrery.fabric.topology.Topology;
import orrery.fabric.topology.TopologyProblem;
import orrery.fabric.topology.TopologySource;

/** What the faults of a scenario come to on its topology, worked out before the run takes its time. */
public record ScheduleCheck(Topology topology, FaultSchedule schedule) {
    private static final FieldPath FAULTS = FieldPath.ofDotted("faults");

    /**
     * Nothing where there are no faults, or where the topology cannot be drawn, which is said when it is needed.
     *
     * @throws InputProblem at the entry that strikes nothing, contradicts another, or has a rate of something else
     */
    public static Optional<ScheduleCheck> of(ScenarioFile file, TopologySource source) {
        var faults = file.scenario().faults().schedule();
        if (faults.isEmpty()) {
            return Optional.empty();
        }
        try {
            var topology = source.draw(Catalogue.load());
            var lasers = file.scenario().faults().response().lasers();
            var schedule =
                    FaultSchedule.of(faults, topology, lasers, file.scenario().seed());
            new RateUnits(file.tree(), topology).check(faults);
            return Optional.of(new ScheduleCheck(topology, schedule));
        } catch (TopologyProblem _) {
            return Optional.empty();
        } catch (FaultProblem problem) {
            throw located(file, problem);
        }
    }

    private static InputProblem located(ScenarioFile file, FaultProblem problem) {
        var entry = problem.entry() < 0 ? FAULTS : FAULTS.child(problem.entry());
        var key = problem.what().replaceFirst("\\W.*", "").replace("selector", "select");
        var named = entry.child(key);
        var field = file.tree().at(named).isMissingNode() ? entry : named;
        var found = field.equals(named) ? problem.found() : problem.what() + ": " + problem.found();
        return new InputProblem(file.tree().value(field), field.toString(), found, problem.allowed(), problem.remedy());
    }
}
