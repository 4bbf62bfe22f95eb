package orrery.deploy.collective;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import orrery.node.trial.TrialOutcome.SizeOutcome;

/** One line per size, as they finish; the columns can be read back as measured rows. */
public final class TrialCsv {
    /** The first line. */
    public static final String HEADER =
            line("system,collective,ranks,size_bytes,count,type,redop,root,latency_us,algbw_GBps,"
                    .concat("busbw_GBps,wrong,algorithm,protocol,channels,messages")
                    .split(","));

    private final Question question;

    public TrialCsv(Question question) {
        this.question = question;
    }

    /** One size. */
    public String row(SizeOutcome size) {
        var trial = question.trial();
        var rates = Bandwidths.of(trial.operation(), trial.ranks(), size);
        return line(
                trial.topology(),
                Words.name(trial.operation()),
                trial.ranks(),
                size.bytes(),
                size.count(),
                trial.elementType().ncclName(),
                question.reduction(),
                question.root(),
                rates.micros(),
                rates.algbw(),
                rates.busbw(),
                size.wrong() < 0 ? "" : size.wrong(),
                Words.name(size.algorithm()),
                Words.name(size.protocol()),
                size.channels(),
                size.messages());
    }

    /** Cells between commas, in quotes where they need them, ended by a line feed. */
    static String line(Object... cells) {
        return Stream.of(cells).map(cell -> quoted(cell.toString())).collect(Collectors.joining(",", "", "\n"));
    }

    private static String quoted(String cell) {
        var isPlain = List.of(",", "\"", "\n", "\r").stream().noneMatch(cell::contains);
        return isPlain ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
    }
}
