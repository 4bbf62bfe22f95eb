package orrery.deploy.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import orrery.deploy.hypothesis.Expectations;
import orrery.deploy.hypothesis.Judging;
import orrery.deploy.incident.GoodputCurve;
import orrery.deploy.report.Heading;
import orrery.deploy.report.ProgressDisplay;
import orrery.deploy.report.ProgressDisplay.Way;
import orrery.deploy.scenario.ScenarioFile;
import orrery.deploy.scenario.ShippedScenario;
import orrery.deploy.topology.TopologyArgument;
import orrery.node.checkpoint.ModelProblem;
import orrery.node.outcome.Outcome;
import orrery.node.scenario.Faults;
import orrery.node.scenario.Scenario;
import orrery.node.scenario.ScenarioProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code orrery run}: reads a scenario, has it executed, shows what came out. */
@Command(
        name = "run",
        description = "Runs a scenario and proves its tokens against one device.",
        sortOptions = false,
        usageHelpAutoWidth = true,
        footer = {
            "",
            "Shipped: rubin-ultra-nvl576, vera-rubin-nvl72, gb200-nvl72, hgx-h100,",
            "         deepseek-r1-gb200, deepseek-r1-nvl576, llama-3.1-405b-gb200, gpt-oss-120b-hgx",
            "Example: orrery run hgx-h100 --jvms 2 --set load.new_tokens=16 --json",
            "Exit:    0 ok, 1 verification failed, 2 bad input, 3 internal, 4 peer,",
            "         5 checkpoint, 6 input/output, 7 resources, 8 stall"
        })
final class RunCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "SCENARIO",
            defaultValue = ShippedScenario.DEFAULT,
            description = "A shipped scenario or the path of a .yaml file (default: ${DEFAULT-VALUE}).")
    private String scenario;

    @Mixin
    private Where where;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Change a field of the scenario; repeatable.")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--json", description = "The result as JSON; progress as JSON lines on stderr.")
    private boolean json;

    @Option(names = "--transcript", paramLabel = "FILE", description = "Write everything that happened to a file.")
    private Path transcript;

    @Option(
            names = "--goodput",
            paramLabel = "FILE",
            description = "Write what was served over virtual time to a file, as CSV.")
    private Path goodput;

    @Option(
            names = "--no-verify",
            description = "Leave out the comparison with one device, which computes every token once more.")
    private boolean unverified;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Print this help.")
    private boolean help;

    private final Surroundings around;

    RunCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws RunFailure {
        var options = options();
        if (goodput != null) {
            OutputFile.check("--goodput", goodput);
        }
        var file = ScenarioFile.read(scenario, settings);
        var expectations = Expectations.of(file);
        if (!json) {
            around.err().print(Heading.of(file.scenario()) + "\n");
            around.err().flush();
        }
        var outcome = execute(file, file.scenario(), options);
        var baseline = Judging.needsBaseline(expectations, outcome)
                ? Optional.of(baseline(file, outcome, options))
                : Optional.<Outcome>empty();
        var verdicts = new Judging(outcome, baseline, Map.of()).verdicts(expectations);
        var findings = new RunFindings(file.scenario(), outcome, baseline, verdicts);
        if (goodput != null) {
            OutputFile.write(goodput, GoodputCurve.of(outcome).csv());
        }
        around.out().print(json ? findings.json() : findings.text());
        around.out().flush();
        return (findings.isGood() ? ExitCode.OK : ExitCode.EXPECTATION_FAILED).code();
    }

    /** The same run in which nothing goes wrong. */
    private Outcome baseline(ScenarioFile file, Outcome outcome, RunOptions options) throws RunFailure {
        var faults = file.scenario().faults();
        if (faults.schedule().isEmpty()) {
            return outcome;
        }
        if (!json) {
            around.err().print("baseline: the same without faults\n");
            around.err().flush();
        }
        return execute(file, file.scenario().with(new Faults(List.of(), faults.response())), options.aside());
    }

    private RunOptions options() {
        var options = where.options(
                around.cores(), Optional.ofNullable(transcript).map(file -> OutputFile.check("--transcript", file)));
        return unverified ? options.unverified() : options;
    }

    private Outcome execute(ScenarioFile file, Scenario run, RunOptions options) throws RunFailure {
        var topology = TopologyArgument.read(file.topology());
        try (var progress = new ProgressDisplay(way(), around.err(), around.wallNanos())) {
            return around.engine().get().run(run, topology, options, progress);
        } catch (ScenarioProblem problem) {
            throw file.locate(problem);
        } catch (ModelProblem unusable) {
            throw file.locate(unusable, "model");
        }
    }

    private Way way() {
        return json ? Way.JSON_LINES : around.isTerminal() ? Way.TERMINAL : Way.LINES;
    }
}
