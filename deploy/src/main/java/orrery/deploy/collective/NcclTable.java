package orrery.deploy.collective;

import java.util.Collections;
import java.util.Locale;
import java.util.stream.Collectors;
import orrery.node.trial.CollectiveTrial.Launch;
import orrery.node.trial.TrialOutcome;
import orrery.node.trial.TrialOutcome.SizeOutcome;

/**
 * What nccl-tests prints, line by line as sizes finish.
 *
 * <p>Readers of such logs expect figures in both groups of columns. The model does not tell in-place from out-of-place, so the
 * second group repeats the first, and a line says so. What was chosen for a size stands in a {@code #} line above the first
 * size it holds for, where those readers look over it.
 */
public final class NcclTable {
    private static final int TIME_WIDTH = 7;
    private static final int BANDWIDTH_WIDTH = 6;
    private static final String COLUMNS = "# %10s  %12s  %8s  %6s  %6s  %7s  %6s  %6s  %6s  %7s  %6s  %6s  %6s\n";

    private final Question question;
    private String chosen = "";

    public NcclTable(Question question) {
        this.question = question;
    }

    /** Everything above the first row. */
    public String header() {
        return question.lines().stream().map(line -> "# " + line + "\n").collect(Collectors.joining())
                + "# in-place repeats out-of-place: the model does not tell them apart\n"
                + parameters()
                + "#\n"
                + String.format(
                                Locale.ROOT,
                                "# %10s  %12s  %8s  %6s  %6s  %31s  %31s\n",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "out-of-place          ",
                                "in-place            ")
                        .stripTrailing()
                + "\n"
                + columns("size", "count", "type", "redop", "root", "time", "algbw", "busbw", "#wrong")
                + columns("(B)", "(elements)", "", "", "", "(us)", "(GB/s)", "(GB/s)", "");
    }

    private static String columns(
            String size,
            String count,
            String type,
            String redop,
            String root,
            String time,
            String algbw,
            String busbw,
            String wrong) {
        return String.format(
                                Locale.ROOT,
                                COLUMNS,
                                size,
                                count,
                                type,
                                redop,
                                root,
                                time,
                                algbw,
                                busbw,
                                wrong,
                                time,
                                algbw,
                                busbw,
                                wrong)
                        .stripTrailing()
                + "\n";
    }

    /** The line in which nccl-tests repeats its options. */
    private String parameters() {
        var trial = question.trial();
        return String.format(
                Locale.ROOT,
                "# nThread %d nGpus 1 minBytes %d maxBytes %d sizes: %d warmup iters: 0 iters: 1 agg iters: 1"
                        + " validation: %d graph: %d\n",
                trial.ranks(),
                Collections.min(trial.sizes()),
                Collections.max(trial.sizes()),
                trial.sizes().size(),
                trial.data() ? 1 : 0,
                trial.launch() == Launch.GRAPH ? 1 : 0);
    }

    /** One size, with a line above it where another way was chosen than for the size before. */
    public String row(SizeOutcome size) {
        var choice = String.format(
                Locale.ROOT,
                "# from %s on: %s, %s, %d %s\n",
                Sizes.print(size.bytes()),
                Words.name(size.algorithm()),
                Words.name(size.protocol()),
                size.channels(),
                size.channels() == 1 ? "channel" : "channels");
        var news = choice.substring(choice.indexOf(':')).equals(chosen) ? "" : choice;
        chosen = choice.substring(choice.indexOf(':'));
        return news + figures(size);
    }

    private String figures(SizeOutcome size) {
        var trial = question.trial();
        var rates = Bandwidths.of(trial.operation(), trial.ranks(), size);
        var group = String.format(
                Locale.ROOT,
                "  %s  %s  %s  %6s",
                Fixed.width(rates.micros(), TIME_WIDTH),
                Fixed.width(rates.algbw(), BANDWIDTH_WIDTH),
                Fixed.width(rates.busbw(), BANDWIDTH_WIDTH),
                size.wrong() < 0 ? "N/A" : Long.toString(size.wrong()));
        return String.format(
                        Locale.ROOT,
                        "%12d  %12d  %8s  %6s  %6d",
                        size.bytes(),
                        size.count(),
                        trial.elementType().ncclName(),
                        question.reduction(),
                        question.root())
                + group + group + "\n";
    }

    /** Everything below the last row. */
    public String trailer(TrialOutcome outcome) {
        var trial = question.trial();
        var wrong = outcome.sizes().stream()
                .mapToLong(SizeOutcome::wrong)
                .filter(count -> count > 0)
                .sum();
        var average = outcome.sizes().stream()
                .mapToDouble(size ->
                        Bandwidths.of(trial.operation(), trial.ranks(), size).busbw())
                .average()
                .orElse(0);
        return "# Out of bounds values : " + wrong + (wrong == 0 ? " OK\n" : " FAILED\n")
                + "# Avg bus bandwidth    : " + Fixed.general(average) + "\n"
                + "# fingerprint          : " + outcome.fingerprint() + "\n#\n";
    }
}
