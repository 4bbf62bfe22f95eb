package orrery.deploy.collective;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
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

    /**
     * Only rows on a number of ranks.
     *
     * @param gpus that there are
     */
    public Choosing on(int ranks, int gpus) {
        if (ranks < 1 || ranks > gpus) {
            throw InputProblem.of(
                    file,
                    "",
                    "nothing to compare: its rows are of " + ranks + " GPUs",
                    "1 to " + gpus + ", the GPUs of the topology",
                    "take a larger topology");
        }
        return keep(
                row -> row.ranks().orElse(ranks) == ranks,
                "--ranks",
                Integer.toString(ranks),
                row -> row.ranks().stream().mapToObj(Integer::toString));
    }

    /** Every size that was measured, from the smallest on. */
    public List<Long> sizes() {
        var sizes = rows().stream().map(Measurement::bytes).distinct().sorted().toList();
        if (sizes.size() > Sizes.MOST) {
            throw InputProblem.of(
                    file, "", sizes.size() + " sizes", "at most " + Sizes.MOST, "name some of them with --sizes");
        }
        return sizes;
    }

    /** @throws InputProblem where none of the rows is of any of these sizes */
    public void requireAnyOf(List<Long> sizes) {
        var wanted = Set.copyOf(sizes);
        if (rows().stream().noneMatch(row -> wanted.contains(row.bytes()))) {
            throw InputProblem.of(
                    file,
                    "",
                    "nothing to compare: no row is of any size of --sizes",
                    listed(sizes().stream().map(Sizes::print).toList()),
                    "leave --sizes out to take those of the file");
        }
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
     * @throws InputProblem where they are of several systems, or larger than anything can be
     */
    public List<Measurement> rows() {
        for (var row : rows) {
            if (row.bytes() > Sizes.LARGEST) {
                throw new InputProblem(row.origin(), "size", row.bytes() + " bytes", "at most 16P (16 PiB)", "");
            }
        }
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
