package orrery.deploy.collective;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import orrery.deploy.measured.Measurement;
import orrery.deploy.scenario.InputProblem;
import orrery.node.collective.Operation;
import orrery.protocol.naming.Spelling;

/**
 * Which rows of a file a trial is compared with: those of its operation, on its number of ranks, of one system. What a file does
 * not say excludes nothing.
 */
public final class Choosing {
    private static final int SHOWN_MOST = 12;

    private final String file;
    private List<Measurement> rows;

    /** @param file as it was named */
    public Choosing(String file, List<Measurement> rows) {
        this.file = file;
        this.rows = rows;
    }

    /** Only rows whose system or way contains a text, in any case. */
    public Choosing only(String option, String text) {
        var wanted = text.toLowerCase(Locale.ROOT);
        return keep(
                row -> (row.system() + " " + row.how()).toLowerCase(Locale.ROOT).contains(wanted),
                option,
                "\"" + text + "\"",
                row -> Stream.of(row.system(), row.how()));
    }

    /** Only rows of an operation. */
    public Choosing of(Operation operation) {
        return keep(
                row -> row.collective().isEmpty() || Words.means(row.collective(), operation),
                "OPERATION",
                Words.name(operation),
                row -> Stream.of(row.collective()));
    }

    /** How many ranks the rows are of, where all that say so agree. */
    public OptionalInt ranks() {
        var counts = rows.stream()
                .flatMapToInt(row -> row.ranks().stream())
                .distinct()
                .toArray();
        return counts.length == 1 ? OptionalInt.of(counts[0]) : OptionalInt.empty();
    }

    /** Only rows on a number of ranks. */
    public Choosing on(int ranks) {
        return keep(
                row -> row.ranks().orElse(ranks) == ranks,
                "--ranks",
                Integer.toString(ranks),
                row -> row.ranks().stream().mapToObj(Integer::toString));
    }

    private Choosing keep(
            Predicate<Measurement> wanted, String option, String asked, Function<Measurement, Stream<String>> word) {
        var kept = rows.stream().filter(wanted).toList();
        if (kept.isEmpty()) {
            var words = rows.stream()
                    .flatMap(word)
                    .filter(one -> !one.isEmpty())
                    .distinct()
                    .toList();
            throw InputProblem.of(
                    file,
                    "",
                    "nothing to compare: no row is of " + option + " " + asked,
                    listed(words),
                    Spelling.didYouMean(asked, words));
        }
        rows = kept;
        return this;
    }

    /**
     * The rows that are left.
     *
     * @throws InputProblem where they are of several systems
     */
    public List<Measurement> rows() {
        var systems = rows.stream().map(Measurement::system).distinct().toList();
        if (systems.size() > 1) {
            throw InputProblem.of(
                    file,
                    "system",
                    "rows of " + systems.size() + " systems: " + listed(systems),
                    "rows of one system",
                    "name it, for example --only \"" + systems.getFirst() + "\"");
        }
        return rows;
    }

    private static String listed(List<String> words) {
        var more = words.size() > SHOWN_MOST ? " and " + (words.size() - SHOWN_MOST) + " more" : "";
        return words.stream().limit(SHOWN_MOST).collect(Collectors.joining("; ")) + more;
    }
}
