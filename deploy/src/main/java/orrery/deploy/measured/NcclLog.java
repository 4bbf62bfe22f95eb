package orrery.deploy.measured;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.scenario.SourceText;

/**
 * A saved log of nccl-tests. A log is what several processes printed at once, so other lines may stand anywhere, and each line
 * may have a prefix of whoever collected it ({@code [1,0]<stdout>:}, a time, a pod's name): a row begins where a size and a count
 * stand side by side before a type, and has as many words as the header has columns.
 */
final class NcclLog {
    private static final Pattern MPI_PREFIX = Pattern.compile("^\\[\\d+,\\d+]<std(?:out|err)>:");
    private static final Pattern RANK = Pattern.compile("#\\s+Rank\\s+(\\d{1,7})\\b.*");
    private static final Pattern PROGRAM =
            Pattern.compile("(?:^|[\\s/])([a-z_]+)_perf(?:_mpi)?(?=\\s|$|:)", Pattern.CASE_INSENSITIVE);
    private static final Pattern WHOLE = Pattern.compile("\\d{1,18}");
    private static final Pattern WORD = Pattern.compile("\\S+");
    private static final int WORDS_MOST = 64;

    private final SourceText source;
    private final List<Measurement> rows = new ArrayList<>();
    private NcclHeader header;
    private String collective = "";
    private int ranks;
    private boolean isListingRanks;

    NcclLog(SourceText source) {
        this.source = source;
    }

    /** Whether a text has the header of one. */
    static boolean isOne(SourceText source) {
        return source.lines().stream().anyMatch(line -> NcclHeader.of(line).isPresent());
    }

    /** The rows of every run in the log, in its order. */
    List<Measurement> read() {
        for (var number = 1; number <= source.lines().size(); number++) {
            var line = MPI_PREFIX.matcher(source.lines().get(number - 1)).replaceFirst("");
            if (!isAboutTheRun(line) && header != null) {
                row(number, source.lines().get(number - 1), line);
            }
        }
        return List.copyOf(rows);
    }

    private boolean isAboutTheRun(String line) {
        var program = PROGRAM.matcher(line);
        if (program.find()) {
            collective = program.group(1);
        }
        var rank = RANK.matcher(line);
        if (rank.find()) {
            var number = Integer.parseInt(rank.group(1));
            ranks = isListingRanks ? Math.max(ranks, number + 1) : number + 1;
            isListingRanks = true;
            return true;
        }
        var found = NcclHeader.of(line);
        if (found.isPresent()) {
            header = found.get();
            isListingRanks = false;
        }
        return found.isPresent();
    }

    private void row(int number, String whole, String line) {
        var words = words(line);
        var first = 0;
        while (first + header.columns().size() <= words.size() && !isRow(words, first)) {
            first++;
        }
        if (first + header.columns().size() > words.size()) {
            return;
        }
        for (var group = 0; group < header.groups().size(); group++) {
            measurement(number, whole, words.subList(first, words.size()), group)
                    .ifPresent(rows::add);
        }
    }

    private static List<String> words(String line) {
        return WORD.matcher(line)
                .results()
                .limit(WORDS_MOST)
                .map(word -> word.group())
                .toList();
    }

    private static boolean isRow(List<String> words, int first) {
        return WHOLE.matcher(words.get(first)).matches()
                && WHOLE.matcher(words.get(first + 1)).matches()
                && !WHOLE.matcher(words.get(first + 2)).matches();
    }

    private Optional<Measurement> measurement(int number, String whole, List<String> words, int group) {
        var time = figure(number, whole, words, header.groups().get(group));
        if (time.isEmpty()) {
            return Optional.empty(); // "N/A": this group was not run
        }
        return Optional.of(new Measurement(
                source.at(
                        number,
                        whole.indexOf(words.getFirst()) + 1,
                        words.getFirst().length()),
                collective,
                ranks > 0 ? OptionalInt.of(ranks) : OptionalInt.empty(),
                Long.parseLong(words.getFirst()),
                time,
                figure(number, whole, words, header.column(group, "algbw")),
                figure(number, whole, words, header.column(group, "busbw")),
                "",
                header.name(group)));
    }

    private OptionalDouble figure(int number, String whole, List<String> words, int column) {
        if (column < 0 || words.get(column).equalsIgnoreCase("N/A")) {
            return OptionalDouble.empty();
        }
        var word = words.get(column);
        try {
            return Numbers.positive(word);
        } catch (NumberFormatException notOne) {
            var at = source.at(number, whole.lastIndexOf(word) + 1, word.length());
            throw new InputProblem(
                    at,
                    header.columns().get(column),
                    "\"" + word + "\"",
                    "a number above 0 or N/A",
                    "were two lines printed over each other?");
        }
    }
}
