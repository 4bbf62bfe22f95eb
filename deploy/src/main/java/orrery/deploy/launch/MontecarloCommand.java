package orrery.deploy.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import orrery.deploy.availability.MonthCsv;
import orrery.deploy.availability.MonthJson;
import orrery.deploy.availability.MonthText;
import orrery.deploy.engine.ExitCode;
import orrery.deploy.option.HelpOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code orrery montecarlo}: how much of a deployment stands over a month of failures. */
@Command(
        name = "montecarlo",
        description = {
            "Draws months of failures from published rates: availability.",
            "And goodput, with confidence, and the spares that a target takes."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        usageHelpAutoWidth = true,
        footer = {
            "",
            "Rates and times are rows of the catalogue: orrery explain failures.gpu-lost.",
            "A month of 576 GPUs takes less than a millisecond.",
            "Example: orrery montecarlo",
            "         orrery montecarlo --policy elastic --spares 0..2 --multiplier 3",
            "         orrery montecarlo rubin-ultra-nvl576 --lasers n+1 --nvlink masked",
            "Exit:    0 ok, 2 bad input, 6 input/output"
        })
final class MontecarloCommand implements Callable<Integer> {
    private static final long GLANCE_NANOS = 1_000_000_000L;

    @Mixin
    private MontecarloOptions options;

    @Option(names = "--csv", paramLabel = "FILE", description = "Write every trial there, as CSV.")
    private Path csv;

    @Option(names = "--threads", paramLabel = "N", description = "Threads (default: all cores).")
    private Integer threads;

    @Option(names = "--json", description = "The result as JSON.")
    private boolean json;

    @Mixin
    private HelpOption help;

    private final Surroundings around;
    private long shownNanos;

    MontecarloCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (csv != null) {
            OutputFile.check("--csv", csv);
        }
        var workers = Threads.of(threads, around.cores());
        var question = options.question();
        shownNanos = around.wallNanos().getAsLong();
        var series = question.campaign()
                .under(
                        question.terms(),
                        workers,
                        done -> glance(done, question.campaign().trials()));
        if (csv != null) {
            Files.writeString(csv, MonthCsv.of(series));
        }
        around.out().print(json ? MonthJson.of(question, series) : MonthText.of(question, series));
        around.out().flush();
        return ExitCode.OK.code();
    }

    private void glance(int done, int trials) {
        long now = around.wallNanos().getAsLong();
        if (now - shownNanos >= GLANCE_NANOS) {
            shownNanos = now;
            around.err().print("trials " + done + "/" + trials + "\n");
            around.err().flush();
        }
    }
}
