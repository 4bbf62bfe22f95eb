package orrery.deploy.torture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import orrery.deploy.report.Figures;
import orrery.deploy.report.TextTable;
import orrery.deploy.torture.Trial.Ending;

/** Trials in words. */
public final class TortureText {
    private static final List<String> HEADING =
            List.of("fault", "trials", "clean", "missed", "findings", "median s", "max s");

    private static final int RULE_OF_THREE = 3;

    private TortureText() {}

    /** One line, and what was found on more. */
    public static String of(Trial trial, int trials) {
        var line = String.format(
                Locale.ROOT,
                "%d/%d %-12s %d JVMs  %s  %.0f s%s  (%s)%n",
                trial.number(),
                trials,
                trial.fault().key(),
                trial.jvms(),
                word(trial.ending()),
                trial.wallSeconds(),
                Double.isNaN(trial.recoverySeconds())
                        ? ""
                        : String.format(Locale.ROOT, ", went on after %.1f s", trial.recoverySeconds()),
                trial.story());
        return trial.ending() == Ending.CLEAN ? line : line + "  " + trial.why() + "\n  " + trial.replay() + "\n";
    }

    private static String word(Ending ending) {
        return switch (ending) {
            case CLEAN -> "same report";
            case MISSED -> "MISSED";
            case FOUND -> "FOUND";
        };
    }

    /** A table of faults, and the command lines of what was found. */
    public static String summary(List<Trial> trials, double wallSeconds) {
        var rows = new ArrayList<>(List.of(HEADING));
        Tally.of(trials).forEach(tally -> rows.add(row(tally)));
        var found =
                trials.stream().filter(trial -> trial.ending() == Ending.FOUND).toList();
        return "\n" + TextTable.of(rows) + "\n"
                + String.format(
                        Locale.ROOT,
                        "%d trials in %s, %d findings%n",
                        trials.size(),
                        Figures.wall(wallSeconds),
                        found.size())
                + found.stream().map(trial -> "  " + trial.replay() + "\n").collect(Collectors.joining());
    }

    private static List<String> row(Tally tally) {
        return List.of(
                tally.fault().key(),
                Integer.toString(tally.trials()),
                Integer.toString(tally.clean()),
                Integer.toString(tally.missed()),
                Integer.toString(tally.found()),
                seconds(tally.median()),
                seconds(tally.max()));
    }

    private static String seconds(double seconds) {
        return Double.isNaN(seconds) ? "-" : String.format(Locale.ROOT, "%.1f", seconds);
    }

    /**
     * A page about a campaign, in Markdown.
     *
     * @param words of the command line that goes on with it
     * @param onTheWay what was found on the way, written by hand; may be empty
     */
    public static String page(CampaignLog log, String words, String onTheWay) {
        var last = log.last();
        return """
                # Clusters of real JVMs under torture

                Each trial is a cluster of JVM processes on one machine with a checkpoint each second, struck once (where it says
                so, more often) at a moment drawn from the seed. Clean means: its report is that of the unbroken run, bit for bit,
                and nothing is left behind; whoever was shut out ended with code 4; what was refused was refused with code 5.
                Missed means: the run was over first, or this machine cannot do what it takes. Seconds are from the blow until
                the run went on, on a machine of %d cores with other work; those of `resume` hold the start of new JVMs, those of
                clusters started by hand the time after which silence counts as loss.

                %s Seeds: %s. Written by `%s`, which goes on where it ended; `torture.jsonl` has every trial.

                | fault | what is done | JVMs | trials | clean | missed | findings | median s | max s |
                | --- | --- | --- | --- | --- | --- | --- | --- | --- |
                %s%s""".formatted(
                        Runtime.getRuntime().availableProcessors(),
                        bound(last) + before(log),
                        last.stream()
                                .map(trial -> Long.toString(trial.seed()))
                                .distinct()
                                .collect(Collectors.joining(", ")),
                        words,
                        Tally.of(last).stream().map(TortureText::markdown).collect(Collectors.joining()),
                        onTheWay.isBlank() ? "" : "\n" + onTheWay);
    }

    /** By the rule of three: with none among n, fewer than 3/n with 95 % confidence. */
    private static String bound(List<Trial> trials) {
        var clean =
                trials.stream().filter(trial -> trial.ending() == Ending.CLEAN).count();
        var found =
                trials.stream().filter(trial -> trial.ending() == Ending.FOUND).count();
        return found > 0 || clean == 0
                ? "%d trials, %d clean, %d findings.".formatted(trials.size(), clean, found)
                : String.format(
                        Locale.ROOT,
                        "%d trials, %d clean, no findings: with 95 %% confidence fewer than %.1f %% fail.",
                        trials.size(),
                        clean,
                        100.0 * RULE_OF_THREE / clean);
    }

    private static String before(CampaignLog log) {
        var repaired = log.found().size()
                - log.last().stream()
                        .filter(trial -> trial.ending() == Ending.FOUND)
                        .count();
        return repaired == 0 ? "" : " " + repaired + " came out otherwise before a cause was repaired.";
    }

    private static String markdown(Tally tally) {
        var cells = new ArrayList<>(row(tally));
        cells.add(1, tally.fault().what());
        cells.add(2, tally.jvms());
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
