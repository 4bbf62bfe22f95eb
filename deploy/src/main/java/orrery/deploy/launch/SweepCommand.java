package orrery.deploy.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import orrery.deploy.engine.ExitCode;
import orrery.deploy.launch.SweepShare.Shared;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.scenario.ShippedScenario;
import orrery.deploy.sweep.Findings;
import orrery.deploy.sweep.Question;
import orrery.deploy.sweep.QuestionReader;
import orrery.deploy.sweep.SweepFolder;
import orrery.deploy.sweep.SweepFolder.Before;
import orrery.deploy.sweep.SweepProgress;
import orrery.deploy.sweep.Sweeping;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code orrery sweep}: a scenario under every combination of some values, in one table and one picture. */
@Command(
        name = "sweep",
        description = "Runs a scenario under every combination of some values.",
        sortOptions = false,
        abbreviateSynopsis = true,
        usageHelpAutoWidth = true,
        footer = {
            "",
            "Shipped: domain-size, optics, lpu-offload",
            "Example: orrery sweep domain-size",
            "         orrery sweep hgx-h100 --set tp=1,2,4 --set seed=3",
            "         orrery sweep mine.yaml --out mine --resume",
            "Exit:    0 ok, 1 a cell failed or is not as expected, 2 bad input,",
            "         6 input/output"
        })
final class SweepCommand implements Callable<Integer> {
    private static final String OUT = "--out";
    private static final String USUAL_RESULTS = "orrery-runs";

    @Parameters(
            arity = "0..1",
            paramLabel = "SCENARIO|SWEEP",
            defaultValue = ShippedScenario.DEFAULT,
            description = "Shipped, .yaml or - (default: ${DEFAULT-VALUE}).")
    private String named;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE,...",
            description = {
                "Values of a field, cut at commas outside brackets and quotes;",
                "repeatable. Short: tp, pp, ep, cp."
            })
    private List<String> settings = new ArrayList<>();

    @Mixin
    private SweepShare share;

    @Option(names = "--no-verify", description = "Leave out the comparisons with one device.")
    private boolean unverified;

    @Option(names = OUT, paramLabel = "FOLDER", description = "Leave results there (default: orrery-runs/...).")
    private Path out;

    @Option(names = "--resume", description = "Keep the cells that are done there.")
    private boolean resume;

    @Option(names = "--force", description = "Replace the sweep that lies there.")
    private boolean force;

    @ArgGroup
    private Form form = new Form();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Print this help.")
    private boolean help;

    /** At most one of them. */
    private static final class Form {
        @Option(names = "--json", description = "The result as JSON; progress as JSON lines on stderr.")
        private boolean json;

        @Option(names = "--csv", description = "The result as CSV.")
        private boolean csv;
    }

    private final Surroundings around;

    SweepCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        var before = before();
        var shared = share.of(around.cores());
        var question = question();
        var folder = SweepFolder.begin(OUT, out == null ? fresh(question) : out, before);
        var findings = sweeping(question, folder, shared).findings(shared.atOnce());
        folder.finish(findings);
        show(findings, folder.path());
        return (findings.isGood() ? ExitCode.OK : ExitCode.EXPECTATION_FAILED).code();
    }

    private Question question() {
        return ScenarioArgument.isStandardInput(named)
                ? QuestionReader.read(ScenarioArgument.standardInput(around), settings)
                : QuestionReader.read(named, settings);
    }

    private Sweeping sweeping(Question question, SweepFolder folder, Shared shared) {
        var options = unverified ? shared.options().unverified() : shared.options();
        var runner = new SweptCell(around, question.scenario(), options);
        var progress = new SweepProgress(around.err(), form.json, around.wallNanos());
        return new Sweeping(question, folder, runner, progress);
    }

    private Before before() {
        if (resume && force) {
            throw InputProblem.of("--resume", "", "--force beside it", "one of them", "");
        }
        if (resume && out == null) {
            throw InputProblem.of(
                    "--resume", "", "no --out", "--out with the folder of the sweep that goes on", "say where it lies");
        }
        return resume ? Before.GO_ON : force ? Before.REPLACE : Before.KEEP;
    }

    /** Results of a sweep are always left: its figures are read from there. */
    private Path fresh(Question question) {
        var root = around.results().orElse(Path.of(USUAL_RESULTS));
        return ResultOptions.fresh(root, question.name().replaceAll("[^A-Za-z0-9._+-]+", "-"));
    }

    private void show(Findings findings, Path folder) {
        around.out().print(form.json ? findings.json() : form.csv ? findings.csv() : findings.text());
        around.out().flush();
        if (!form.json) {
            around.err().print("results: " + folder + "\n");
            around.err().flush();
        }
    }
}
