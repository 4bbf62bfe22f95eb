package orrery.deploy.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import orrery.deploy.engine.ExitCode;
import orrery.deploy.option.HelpOption;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.torture.Campaign;
import orrery.deploy.torture.CampaignLog;
import orrery.deploy.torture.Fault;
import orrery.deploy.torture.Span;
import orrery.deploy.torture.TortureJson;
import orrery.deploy.torture.TortureText;
import orrery.deploy.torture.Trial;
import orrery.deploy.torture.Workload;
import orrery.protocol.naming.Spelling;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code orrery torture}: real clusters whose processes are killed, stopped, cut off, starved of disk. */
@Command(
        name = "torture",
        description = "Breaks JVMs of real clusters; reports must be as if unbroken.",
        sortOptions = false,
        usageHelpAutoWidth = true,
        footer = {
            "",
            "Faults:  kill-member, kill-writing, kill-joined, kill-oldest, kill-console, kill-all, stop-short,",
            "         stop-long, stop-console, cut-short, cut-long, cut-console, cut-one-way,",
            "         lossy, damage, damage-all, full-disk, read-only",
            "Example: orrery torture --trials 36 --seed 7 --parallel 3",
            "         orrery torture --seed 7 --trial 5 --only kill-console --keep",
            "Exit:    0 all clean, 1 any is not, 2 bad input"
        })
final class TortureCommand implements Callable<Integer> {
    private static final int TRIALS_MOST = 1_000_000;
    private static final int TOKENS_MOST = 400;
    private static final int PARALLEL_MOST = 64;
    private static final String ON_THE_WAY = "torture-found.md";
    private static final int JVMS_LEAST = 2;
    private static final double NANOS_PER_SECOND = 1e9;

    @Option(names = "--trials", paramLabel = "N", description = "Trials, faults in turns (default: each fault once).")
    private Integer trials;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of moments and victims (default: 1).")
    private long seed;

    @Option(names = "--trial", paramLabel = "K", description = "This trial alone.")
    private Integer trial;

    @Option(names = "--only", paramLabel = "FAULT", split = ",", description = "These faults alone.")
    private List<String> only = List.of();

    @Option(
            names = "--jvms",
            paramLabel = "N..M",
            defaultValue = "2..4",
            description = "JVMs of a cluster, its console not counted (default: ${DEFAULT-VALUE}).")
    private String jvms;

    @Option(
            names = "--tokens",
            paramLabel = "N",
            defaultValue = "5",
            description = "After each of 8 prompts; more where runs are over too soon (default: ${DEFAULT-VALUE}).")
    private int tokens;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            defaultValue = "1",
            description = "Trials at once; they wait a lot (default: ${DEFAULT-VALUE}).")
    private int parallel;

    @Option(names = "--json", description = "The result as JSON; a JSON line for each trial on stderr.")
    private boolean json;

    @Option(names = "--keep", description = "Keep the folders of trials that find something.")
    private boolean isKept;

    @Option(names = "--write", paramLabel = "FOLDER", description = "Go on with torture.jsonl, write torture.md.")
    private Path write;

    @Mixin
    private HelpOption help;

    private final Surroundings around;

    TortureCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var faults = faults();
        var question = new Campaign.Question(seed, faults, span(), isKept);
        var numbers = numbers(faults.size());
        Whole.check("--tokens", tokens, TOKENS_MOST);
        Whole.check("--parallel", parallel, PARALLEL_MOST);
        var log = write == null ? null : CampaignLog.in(write);
        var page = write == null ? null : OutputFile.check("--write", write.resolve("torture.md"));
        var begunNanos = around.wallNanos().getAsLong();
        print(json ? "" : "unbroken run, to compare with\n");
        try (var campaign = Campaign.open(Workload.usual(Main.class, tokens), question, around.wallNanos())) {
            var wanted = log == null
                    ? numbers
                    : numbers.stream()
                            .filter(number -> !isClean(log, campaign, number))
                            .toList();
            var done = all(campaign, wanted, trial -> note(log, page, trial));
            var wallSeconds = (around.wallNanos().getAsLong() - begunNanos) / NANOS_PER_SECOND;
            print(json ? TortureJson.summary(done, seed, wallSeconds) : TortureText.summary(done, wallSeconds));
            return exitCode(done).code();
        }
    }

    private boolean isClean(CampaignLog log, Campaign campaign, int number) {
        return log.isClean(seed, number, campaign.fault(number));
    }

    /** As far as it got, should somebody end it. */
    private void note(CampaignLog log, Path page, Trial trial) {
        if (log == null) {
            return;
        }
        try {
            log.add(trial);
            var onTheWay = page.resolveSibling(ON_THE_WAY);
            var words = "orrery torture --trials %d --seed %d --jvms %s --parallel %d --write FOLDER"
                    .formatted(trials == null ? faults().size() : trials, seed, jvms, parallel);
            OutputFile.write(
                    page, TortureText.page(log, words, Files.exists(onTheWay) ? Files.readString(onTheWay) : ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Fault> faults() {
        return only.isEmpty()
                ? Arrays.asList(Fault.values())
                : only.stream().map(TortureCommand::fault).toList();
    }

    private static Fault fault(String key) {
        return Fault.of(key)
                .orElseThrow(() -> InputProblem.of(
                        "--only",
                        "",
                        "\"" + key + "\"",
                        String.join(", ", Fault.keys()),
                        Spelling.didYouMean(key, Fault.keys())));
    }

    private Span span() {
        return Span.of(jvms)
                .filter(span -> span.least() >= JVMS_LEAST)
                .orElseThrow(
                        () -> InputProblem.of("--jvms", "", "\"" + jvms + "\"", "2 to 9, or a span like 2..4", ""));
    }

    private List<Integer> numbers(int faults) {
        if (trial != null) {
            Whole.check("--trial", trial, TRIALS_MOST);
            return List.of(trial);
        }
        var count = trials == null ? faults : trials;
        Whole.check("--trials", count, TRIALS_MOST);
        return IntStream.rangeClosed(1, count).boxed().toList();
    }

    private List<Trial> all(Campaign campaign, List<Integer> numbers, Consumer<Trial> each)
            throws IOException, InterruptedException {
        var done = new ArrayList<Trial>();
        campaign.trials(numbers, parallel, next -> {
            done.add(next);
            show(next, numbers.getLast());
            each.accept(next);
            if (isKept && next.ending() == Trial.Ending.FOUND) {
                around.err().println("kept below " + campaign.folder());
            }
        });
        return done;
    }

    private void show(Trial done, int last) {
        if (json) {
            around.err().print(TortureJson.of(done) + "\n");
            around.err().flush();
        } else {
            print(TortureText.of(done, last));
        }
    }

    private static ExitCode exitCode(List<Trial> done) {
        return done.stream().anyMatch(trial -> trial.ending() == Trial.Ending.FOUND)
                ? ExitCode.EXPECTATION_FAILED
                : ExitCode.OK;
    }

    private void print(String text) {
        around.out().print(text);
        around.out().flush();
    }
}
