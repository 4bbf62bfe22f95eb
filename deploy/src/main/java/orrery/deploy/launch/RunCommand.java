package orrery.deploy.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import orrery.deploy.engine.ExitCode;
import orrery.deploy.engine.RunFailure;
import orrery.deploy.engine.RunOptions;
import orrery.deploy.experiment.Experiment;
import orrery.deploy.experiment.Leaving;
import orrery.deploy.experiment.RunFindings;
import orrery.deploy.experiment.Subject;
import orrery.deploy.incident.GoodputCurve;
import orrery.deploy.keeping.Request;
import orrery.deploy.live.Asked;
import orrery.deploy.option.HelpOption;
import orrery.deploy.report.ProgressDisplay.Way;
import orrery.deploy.scenario.ShippedScenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code orrery run}: reads a scenario, has it executed, shows what came out. */
@Command(
        name = "run",
        description = "Runs a scenario and proves its tokens against one device.",
        sortOptions = false,
        abbreviateSynopsis = true,
        usageHelpAutoWidth = true,
        footer = {
            "",
            "Shipped: rubin-ultra-nvl576, vera-rubin-nvl72, gb200-nvl72, hgx-h100,",
            "         deepseek-r1-gb200, deepseek-r1-nvl576, llama-3.1-405b-gb200,",
            "         gpt-oss-120b-hgx; with faults gpu-loss, plane-loss, tray-loss,",
            "         rack-power, nic-flap, laser-loss, straggler, silent-corruption",
            "Example: orrery run hgx-h100 --jvms 2 --set load.new_tokens=16 --json",
            "Exit:    0 ok, 1 not verified or not as expected, 2 bad input, 3 internal,",
            "         4 peer, 5 checkpoint, 6 input/output, 7 resources, 8 stall"
        })
final class RunCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "SCENARIO",
            defaultValue = ShippedScenario.DEFAULT,
            description = "Shipped, .yaml or - (default: ${DEFAULT-VALUE}).")
    private String scenario;

    @Mixin
    private Where where;

    @Mixin
    private LiveOptions hands;

    @Mixin
    private KeepOptions keep;

    @Mixin
    private ResultOptions results;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Change a field of the scenario; repeatable.")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--json", description = "Result as JSON; progress as JSON lines on stderr.")
    private boolean json;

    @Option(names = "--transcript", paramLabel = "FILE", description = "Write everything that happened to a file.")
    private Path transcript;

    @Option(names = "--goodput", paramLabel = "FILE", description = "Write tokens over virtual time to a file, as CSV.")
    private Path goodput;

    @Option(names = "--no-verify", description = "Leave out the comparison with one device.")
    private boolean unverified;

    @Mixin
    private HelpOption help;

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
        var subject = Subject.read(ScenarioArgument.read(scenario, around), settings);
        var execution = new Execution(around, way(), keep);
        var request = new Request(subject.named(), settings);
        var into = results.begin(subject.file().scenario().name(), around);
        try (var spectators = Spectators.of(hands, execution);
                var leaving = new Leaving(into, subject)) {
            var experiment = new Experiment(
                    around.engine(),
                    subject,
                    options,
                    new Display(around, way()),
                    (job, how) -> execution.begin(job, request, leaving.recorded(how)));
            var findings = findings(experiment, subject.asked(), leaving, spectators);
            if (goodput != null) {
                OutputFile.write(goodput, GoodputCurve.of(findings.outcome()).csv());
            }
            around.out().print(json ? findings.json() : findings.text());
            around.out().flush();
            var left = leaving.leave(findings, experiment, options);
            left.ifPresent(folder -> execution.say("results: " + folder));
            spectators.over(findings.isGood() ? "as expected" : "not verified, or not as expected", left);
            return (findings.isGood() ? ExitCode.OK : ExitCode.EXPECTATION_FAILED).code();
        }
    }

    private RunFindings findings(Experiment experiment, Asked asked, Leaving leaving, Spectators spectators)
            throws RunFailure {
        var live = hands.begin(asked);
        if (live.isEmpty()) {
            return experiment.findings();
        }
        try (var people = live.get()) {
            spectators.look(people);
            var findings = experiment.findings(people);
            people.journal().ifPresent(leaving::typed);
            return findings;
        } catch (RunFailure failure) {
            spectators.over(failure.getMessage(), Optional.empty());
            throw failure;
        }
    }

    private RunOptions options() {
        hands.check();
        var options = where.options(
                around.cores(), Optional.ofNullable(transcript).map(file -> OutputFile.check("--transcript", file)));
        return unverified ? options.unverified() : options;
    }

    private Way way() {
        return json ? Way.JSON_LINES : around.isTerminal() ? Way.TERMINAL : Way.LINES;
    }
}
