package orrery.deploy.availability;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Stream;
import orrery.deploy.report.TextTable;
import orrery.fabric.catalogue.Failure;
import orrery.fabric.catalogue.Failure.Counted;
import orrery.node.availability.Campaign.Series;
import orrery.node.availability.Estimate;
import orrery.node.availability.Outcome;

/** The answer in tables. */
public final class MonthText {
    private static final String LIMITS = """
            Rates were counted on H100 that train; for other chips they are an assumption, which --multiplier changes.
            Intervals are those of the mean with 95 % confidence, by bootstrap over trials; they do not hold what the rates may be off.
            A copy gives tokens by its trays; what NVLink costs that is masked, and queues behind an outage, are not in these figures.
            """;

    private final MonthQuestion question;
    private final List<Series> series;

    private MonthText(MonthQuestion question, List<Series> series) {
        this.question = question;
        this.series = series;
    }

    /** @param series one for each of the question's terms */
    public static String of(MonthQuestion question, List<Series> series) {
        var text = new MonthText(question, series);
        return text.heading() + "\n" + text.failures() + "\n" + text.reserves() + "\n" + text.answers() + "\n" + LIMITS;
    }

    private String heading() {
        var fleet = question.campaign().fleet();
        var terms = series.getFirst().terms();
        return String.format(
                Locale.ROOT,
                """
                %s on %s: %,d GPUs on %,d trays in %,d NVLink domains, %,d copies%s
                %s days x %,d trials, rates x %s, seed %d
                policy %s, lost NVLink %s, lasers %s
                """,
                question.name(),
                question.topology(),
                question.gpus(),
                fleet.trays(),
                fleet.domains(),
                fleet.copies(),
                fleet.idleTrays() == 0 ? "" : "; " + fleet.idleTrays() + " more trays have no work",
                plain(question.campaign().span().days()),
                question.campaign().trials(),
                plain(question.campaign().span().multiplier()),
                question.campaign().seed(),
                TermWords.policy(terms),
                TermWords.nvlink(terms),
                TermWords.lasers(terms));
    }

    private String failures() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("failures in a trial", "devices", "FIT each", "expected", "drawn"));
        var byHours = kinds(true);
        var others = kinds(false);
        byHours.forEach(kind -> rows.add(failure(kind)));
        rows.add(sum("  by hours of GPUs", byHours));
        others.forEach(kind -> rows.add(failure(kind)));
        if (!others.isEmpty()) {
            rows.add(sum(
                    "  all", Stream.concat(byHours.stream(), others.stream()).toList()));
        }
        return TextTable.of(rows);
    }

    /** Those that are counted by hours of GPUs, as they were published together, or the others that the topology has. */
    private List<Failure> kinds(boolean byHours) {
        return question.campaign().reliability().failures().stream()
                .filter(kind -> Kinds.devices(question, kind) > 0 && (kind.counted() == Counted.GPU) == byHours)
                .toList();
    }

    private List<String> sum(String name, List<Failure> kinds) {
        return List.of(
                name,
                "",
                "",
                count(kinds.stream()
                        .mapToDouble(kind -> Kinds.expected(question, kind))
                        .sum()),
                count(kinds.stream()
                        .mapToDouble(kind -> Kinds.drawn(series.getFirst(), kind))
                        .sum()));
    }

    private List<String> failure(Failure failure) {
        return List.of(
                "    " + failure.name(),
                String.format(Locale.ROOT, "%,d %s", Kinds.devices(question, failure), Kinds.word(failure.counted())),
                String.format(Locale.ROOT, "%,.0f", failure.rate().value()),
                count(Kinds.expected(question, failure)),
                count(Kinds.drawn(series.getFirst(), failure)));
    }

    private String reserves() {
        var rows = new ArrayList<List<String>>();
        var heading = new ArrayList<>(List.of("spares"));
        Measure.ALL.forEach(measure -> heading.add(measure.name() + " %"));
        heading.addAll(List.of("worst goodput", "aborts", "longest h", "tokens " + thrown()));
        rows.add(heading);
        series.forEach(one -> rows.add(reserve(one)));
        var where = question.campaign().fleet().oneReserve() ? "for all" : "in each NVLink domain";
        return TextTable.of(rows) + "spares are trays of " + question.gpusOfTray() + " GPUs " + where
                + "; tokens are those of answers that aborts end, half of each\n";
    }

    /** What happens to answers that are not finished. */
    private String thrown() {
        return switch (series.getFirst().terms().policy()) {
            case FAIL_STOP -> "lost";
            case MIGRATE, ELASTIC -> "recomputed";
        };
    }

    private List<String> reserve(Series one) {
        var cells = new ArrayList<>(List.of(Integer.toString(one.terms().spares())));
        Measure.ALL.forEach(measure -> cells.add(interval(question.estimate(one, measure))));
        cells.add(percent(question.estimate(one, Measure.GOODPUT).worst()));
        cells.add(count(MonthQuestion.mean(one, Outcome::aborts)));
        cells.add(count(
                one.outcomes().stream().mapToDouble(Outcome::longestHours).max().orElse(0)));
        cells.add(count(question.tokensThrownAway(one)));
        return cells;
    }

    private String answers() {
        var lines = new StringBuilder();
        for (var measure : Measure.ALL) {
            var enough = Enough.of(question, series, measure);
            lines.append(percent(question.target()))
                    .append(" % of ")
                    .append(measure.name())
                    .append(" takes ")
                    .append(trays(enough.onAverage()))
                    .append(
                            enough.onAverage().equals(enough.surely())
                                    ? ""
                                    : "; with 95 % confidence " + trays(enough.surely()))
                    .append('\n');
        }
        return lines.toString();
    }

    private String trays(OptionalInt spares) {
        if (spares.isEmpty()) {
            return "more than " + series.getLast().terms().spares() + ", or another policy";
        }
        long inAll = (long) spares.getAsInt() * question.campaign().fleet().reserves();
        return spares.getAsInt() == 0
                ? "no spares"
                : String.format(
                        Locale.ROOT,
                        "%d, %,d GPUs in all, %.1f %% more",
                        spares.getAsInt(),
                        inAll * question.gpusOfTray(),
                        100.0 * inAll * question.gpusOfTray() / question.gpus());
    }

    private static String interval(Estimate share) {
        return percent(share.mean()) + " (" + percent(share.low()) + "-" + percent(share.high()) + ")";
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.3f", 100 * share);
    }

    private static String count(double mean) {
        return String.format(Locale.ROOT, "%,.2f", mean);
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
