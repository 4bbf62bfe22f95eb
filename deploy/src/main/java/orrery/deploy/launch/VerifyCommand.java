package orrery.deploy.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import orrery.deploy.engine.ExitCode;
import orrery.deploy.option.HelpOption;
import orrery.deploy.verification.CaseRuns;
import orrery.deploy.verification.Cases;
import orrery.deploy.verification.Result;
import orrery.deploy.verification.ResultJson;
import orrery.deploy.verification.ResultText;
import orrery.deploy.verification.Summary;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code orrery verify}: every model family under every kind of plan, token for token against one device. */
@Command(
        name = "verify",
        description = "Proves every model family under every kind of plan.",
        sortOptions = false,
        usageHelpAutoWidth = true,
        footer = {
            "",
            "Each case runs on one JVM and again on two, with the same fingerprint.",
            "A search draws models, plans, formats, topologies and loads from a seed for as long as it is told.",
            "Example: orrery verify --only deepseek --jvms 1",
            "         orrery verify --models models --json",
            "         orrery verify --search 60 --seed 7",
            "Exit:    0 all equal, 1 any is not, 2 bad input"
        })
final class VerifyCommand implements Callable<Integer> {
    private static final int JVMS_MOST = 64;
    private static final int SECONDS_MOST = 1_000_000_000;
    private static final double NANOS_PER_SECOND = 1e9;

    @Option(names = "--models", paramLabel = "FOLDER", description = "Where stories260K-hf and stories260K.gguf are.")
    private Path models;

    @Option(
            names = "--jvms",
            paramLabel = "N",
            split = ",",
            defaultValue = "1,2",
            description = "Numbers of JVMs that each case runs on (default: ${DEFAULT-VALUE}).")
    private List<Integer> jvms;

    @Option(names = "--only", paramLabel = "TEXT", description = "Cases with this in the name of model or plan.")
    private String only;

    @ArgGroup
    private Drawn drawn;

    /** Cases that are not in the table. */
    private static final class Drawn {
        @ArgGroup(exclusive = false)
        private ForSeconds search;

        @Option(names = "--replay", paramLabel = "SEED", description = "Draw and run a case that a search found.")
        private Long replay;
    }

    private static final class ForSeconds {
        @Option(
                names = "--search",
                paramLabel = "SECONDS",
                required = true,
                description = "Draw cases and run them for so long.")
        private int seconds;

        @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Of the search (default: 1).")
        private long seed;
    }

    @Option(names = "--json", description = "The result as JSON.")
    private boolean json;

    @Mixin
    private HelpOption help;

    private final Surroundings around;

    VerifyCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        jvms.forEach(number -> Whole.check("--jvms", number, JVMS_MOST));
        try (var runs = new CaseRuns(count -> EngineHosts.open(around, count))) {
            return (run(runs) ? ExitCode.OK : ExitCode.EXPECTATION_FAILED).code();
        }
    }

    private boolean run(CaseRuns runs) {
        if (drawn == null) {
            return table(runs);
        }
        var searching = new Searching(around, json);
        if (drawn.replay != null) {
            return searching.replay(runs, jvms, drawn.replay);
        }
        Whole.check("--search", drawn.search.seconds, SECONDS_MOST); // a search of no cases would prove nothing
        return searching.search(runs, jvms, drawn.search.seed, drawn.search.seconds);
    }

    private boolean table(CaseRuns runs) {
        var begunNanos = around.wallNanos().getAsLong();
        var all = Cases.shipped(Optional.ofNullable(models));
        var cases = only == null ? all : all.only(only);
        var results = results(runs, cases);
        var wallSeconds = (around.wallNanos().getAsLong() - begunNanos) / NANOS_PER_SECOND;
        var summary = Summary.of(results, cases.leftOut(), wallSeconds);
        print(json ? ResultJson.of(results, summary) : ResultText.summary(summary));
        return summary.failed() == 0;
    }

    private List<Result> results(CaseRuns runs, Cases cases) {
        var text = new ResultText(cases.all());
        print(json ? "" : text.heading());
        var results = new ArrayList<Result>();
        for (var one : cases.all()) {
            var result = runs.check(one, jvms);
            results.add(result);
            print(json ? "" : text.of(result));
        }
        return results;
    }

    private void print(String text) {
        around.out().print(text);
        around.out().flush();
    }
}
