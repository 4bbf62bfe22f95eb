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
    private static final Pattern LIKE_A_NUMBER = Pattern.compile("[0-9.eE+-]+");
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

    /** A word of a line, and its column, from 1. */
    private record Word(String text, int column) {
        boolean isWhole() {
            return WHOLE.matcher(text).matches();
        }
    }

    /** The rows of every run in the log, in its order. */
    List<Measurement> read() {
        for (var number = 1; number <= source.lines().size(); number++) {
            var line = source.lines().get(number - 1);
            if (!isAboutTheRun(line) && header != null) {
                row(number, words(line));
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

    /** Without the prefix that stands directly before the first word. */
    private static List<Word> words(String line) {
        var prefix = MPI_PREFIX.matcher(line);
        var begin = prefix.find() ? prefix.end() : 0;
        return WORD.matcher(line)
                .region(begin, line.length())
                .results()
                .limit(WORDS_MOST)
                .map(word -> new Word(word.group(), word.start() + 1))
                .toList();
    }

    private void row(int number, List<Word> words) {
        var columns = header.columns().size();
        for (var first = 0; first + columns <= words.size(); first++) {
            if (isRow(words, first)) {
                var row = words.subList(first, words.size());
                for (var group = 0; group < header.groups().size(); group++) {
                    measurement(number, row, group).ifPresent(rows::add);
                }
                return;
            }
        }
    }

    private static boolean isRow(List<Word> words, int first) {
        return words.get(first).isWhole()
                && words.get(first + 1).isWhole()
                && !words.get(first + 2).isWhole();
    }

    /** Empty where this group was not run, or another process printed over it. */
    private Optional<Measurement> measurement(int number, List<Word> row, int group) {
        var time = figure(number, row, header.groups().get(group));
        if (time.isEmpty()) {
            return Optional.empty();
        }
        var size = row.getFirst();
        return Optional.of(new Measurement(
                source.at(number, size.column(), size.text().length()),
                collective,
                ranks > 0 ? OptionalInt.of(ranks) : OptionalInt.empty(),
                Long.parseLong(size.text()),
                time,
                figure(number, row, header.column(group, "algbw")),
                figure(number, row, header.column(group, "busbw")),
                "",
                header.name(group)));
    }

    private OptionalDouble figure(int number, List<Word> row, int column) {
        if (column < 0 || !LIKE_A_NUMBER.matcher(row.get(column).text()).matches()) {
            return OptionalDouble.empty();
        }
        var word = row.get(column);
        try {
            return Numbers.positive(word.text());
        } catch (NumberFormatException notOne) {
            throw new InputProblem(
                    source.at(number, word.column(), word.text().length()),
                    header.columns().get(column),
                    "\"" + word.text() + "\"",
                    "a number that is not negative, or N/A",
                    "were two lines printed over each other?");
        }
    }
}
