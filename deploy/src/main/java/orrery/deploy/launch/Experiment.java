package orrery.deploy.launch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import orrery.deploy.hypothesis.Expectation;
import orrery.deploy.hypothesis.Expectations;
import orrery.deploy.hypothesis.Judging;
import orrery.deploy.live.Asked;
import orrery.deploy.report.Heading;
import orrery.deploy.report.ProgressDisplay;
import orrery.deploy.report.ProgressDisplay.Way;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.scenario.ScenarioFile;
import orrery.deploy.topology.TopologyArgument;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.topology.Topology;
import orrery.fabric.topology.TopologySource;
import orrery.node.checkpoint.ModelProblem;
import orrery.node.job.Job;
import orrery.node.outcome.Outcome;
import orrery.node.scenario.Faults;
import orrery.node.scenario.Scenario;
import orrery.node.scenario.ScenarioProblem;

/** A run, and what else has to be run to judge it: the same without faults, and collectives with and without links that go down. */
final class Experiment {
    private final Surroundings around;
    private final ScenarioFile file;
    private final RunOptions options;
    private final Way way;
    private final List<Expectation> expectations;
    private final TopologySource source;
    private final Optional<ScheduleCheck> schedule;
    private final MainRun main;

    /** Has the run itself done: kept or not, from the beginning or taken up. */
    interface MainRun {
        Outcome outcome(Job.Run job, RunOptions options) throws RunFailure;
    }

    /** @throws InputProblem where faults or expectations mean nothing */
    Experiment(Surroundings around, ScenarioFile file, RunOptions options, Way way, MainRun main) {
        this.around = around;
        this.main = main;
        this.file = file;
        this.options = options;
        this.way = way;
        this.expectations = Expectations.of(file);
        this.source = TopologyArgument.read(file.topology());
        this.schedule = ScheduleCheck.of(file, source);
    }

    /** @throws InputProblem where faults are expected to show something, and there are none */
    RunFindings findings() throws RunFailure {
        Expectations.requireFaults(file, expectations);
        say(Heading.of(file.scenario()));
        return judged(execute(file.scenario(), options, main));
    }

    /** The same, while people have a hand in it. */
    RunFindings findings(LiveRun people) throws RunFailure {
        say(Heading.of(file.scenario()));
        say(people.words());
        var outcome = execute(people.open(file.scenario()), options.live(people), main);
        people.ended(outcome.fingerprint());
        return judged(outcome);
    }

    /** What it runs on. */
    Topology topology() {
        return source.draw(Catalogue.load());
    }

    /** What the run is asked with. */
    Asked asked(String named, List<String> settings) {
        return Asked.now(named, settings, file.scenario(), source);
    }

    private RunFindings judged(Outcome outcome) throws RunFailure {
        var baseline = Judging.needsBaseline(expectations, outcome)
                ? Optional.of(baseline(outcome))
                : Optional.<Outcome>empty();
        var verdicts = new Judging(outcome, baseline, ratios()).verdicts(expectations);
        return new RunFindings(file.scenario(), outcome, baseline, verdicts);
    }

    /** The same run in which nothing goes wrong. */
    private Outcome baseline(Outcome outcome) throws RunFailure {
        var faults = file.scenario().faults();
        if (faults.schedule().isEmpty()) {
            return outcome;
        }
        say("baseline: the same without faults");
        return execute(file.scenario().with(new Faults(List.of(), faults.response())), options.aside(), this::aside);
    }

    private Outcome aside(Job.Run job, RunOptions how) throws RunFailure {
        try (var progress = progress()) {
            return around.engine().get().run(job.scenario(), job.topology(), how, progress);
        }
    }

    private Outcome execute(Scenario scenario, RunOptions how, MainRun run) throws RunFailure {
        try {
            return run.outcome(job(scenario, how), how);
        } catch (ScenarioProblem problem) {
            throw file.locate(problem);
        } catch (ModelProblem unusable) {
            throw file.locate(unusable, "model");
        }
    }

    private Job.Run job(Scenario scenario, RunOptions how) {
        return new Job.Run(
                scenario, source, how.verified(), how.live().map(Live::pacePs).orElse(0L));
    }

    private Map<Expectation, Double> ratios() throws RunFailure {
        if (schedule.isEmpty()) {
            return Map.of();
        }
        try (var progress = progress()) {
            return new BusbwTrials(around.engine().get(), file.scenario(), source, schedule.get(), options, progress)
                    .ratios(expectations);
        } catch (ScenarioProblem problem) {
            throw InputProblem.of("busbw_ratio", "", problem.found(), problem.allowed(), problem.remedy());
        }
    }

    private ProgressDisplay progress() {
        return new ProgressDisplay(way, around.err(), around.wallNanos());
    }

    /** Where progress goes as JSON, nothing else does. */
    private void say(String line) {
        if (way != Way.JSON_LINES) {
            around.err().print(line + "\n");
            around.err().flush();
        }
    }
}
