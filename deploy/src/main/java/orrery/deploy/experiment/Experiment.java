package orrery.deploy.experiment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import orrery.deploy.engine.Engine;
import orrery.deploy.engine.Live;
import orrery.deploy.engine.RunFailure;
import orrery.deploy.engine.RunOptions;
import orrery.deploy.hypothesis.Expectation;
import orrery.deploy.hypothesis.Expectations;
import orrery.deploy.hypothesis.Judging;
import orrery.deploy.report.Heading;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.scenario.ScenarioFile;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.topology.Topology;
import orrery.node.checkpoint.ModelProblem;
import orrery.node.job.Job;
import orrery.node.outcome.Outcome;
import orrery.node.scenario.Faults;
import orrery.node.scenario.Scenario;
import orrery.node.scenario.ScenarioProblem;

/** A run, and what else has to be run to judge it: the same without faults, and collectives with and without links that go down. */
public final class Experiment {
    private final Supplier<Engine> engine;
    private final Subject subject;
    private final ScenarioFile file;
    private final RunOptions options;
    private final Audience audience;
    private final List<Expectation> expectations;
    private final Optional<ScheduleCheck> schedule;
    private final MainRun main;

    /** Has the run itself done: kept or not, from the beginning or taken up. */
    public interface MainRun {
        Outcome outcome(Job.Run job, RunOptions options) throws RunFailure;
    }

    /**
     * @param engine asked for once all that can be checked without it is checked
     * @throws InputProblem where faults or expectations mean nothing
     */
    public Experiment(Supplier<Engine> engine, Subject subject, RunOptions options, Audience audience, MainRun main) {
        this.engine = engine;
        this.subject = subject;
        this.file = subject.file();
        this.options = options;
        this.audience = audience;
        this.expectations = Expectations.of(file);
        this.schedule = ScheduleCheck.of(file, subject.topology());
        this.main = main;
    }

    /** @throws InputProblem where faults are expected to show something, and there are none */
    public RunFindings findings() throws RunFailure {
        Expectations.requireFaults(file, expectations);
        audience.say(Heading.of(file.scenario()));
        return judged(execute(file.scenario(), options, main));
    }

    /**
     * The same before the eyes of people, who may have a hand in it.
     *
     * @throws InputProblem where faults are expected to show something, there are none, and nobody can type any
     */
    public RunFindings findings(Hands people) throws RunFailure {
        audience.say(Heading.of(file.scenario()));
        var scenario = people.open(file.scenario());
        if (!scenario.faults().live()) {
            Expectations.requireFaults(file, expectations);
        }
        audience.say(people.words());
        var outcome = execute(scenario, options.live(people), main);
        people.ended(outcome.fingerprint());
        return judged(outcome);
    }

    /** What it runs on. */
    Topology topology() {
        return subject.topology().draw(Catalogue.load());
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
        audience.say("baseline: the same without faults");
        return execute(file.scenario().with(new Faults(List.of(), faults.response())), options.aside(), this::aside);
    }

    private Outcome aside(Job.Run job, RunOptions how) throws RunFailure {
        try (var progress = audience.show()) {
            return engine.get().run(job.scenario(), job.topology(), how, progress);
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
                scenario,
                subject.topology(),
                how.verified(),
                how.live().map(Live::pacePs).orElse(0L));
    }

    private Map<Expectation, Double> ratios() throws RunFailure {
        if (schedule.isEmpty()) {
            return Map.of();
        }
        try (var progress = audience.show()) {
            var trials = new BusbwTrials(
                    engine.get(), file.scenario(), subject.topology(), schedule.get(), options, progress);
            return trials.ratios(expectations);
        } catch (ScenarioProblem problem) {
            throw InputProblem.of("busbw_ratio", "", problem.found(), problem.allowed(), problem.remedy());
        }
    }
}
