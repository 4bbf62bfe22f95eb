package orrery.deploy.pareto;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import orrery.deploy.format.FormatsOption;
import orrery.protocol.units.Uncertain;

/** Every operating point as a row of CSV; units are in the names of the columns, and {@code front} says which are on it. */
public final class ParetoCsv {
    private static final List<String> PRICES = List.of("hyperscaler", "neocloud", "rental");
    private static final List<String> PLAIN = List.of(
            "model", "system", "validated", "topology", "formats", "engine", "isl", "osl", "plan", "gpus", "lpus");

    private static final MathContext DIGITS = new MathContext(5);

    private ParetoCsv() {}

    /** With a header; lines ended by line feeds. */
    public static String of(List<Curve> curves) {
        return Stream.concat(
                        Stream.of(String.join(",", header())), curves.stream().flatMap(curve -> rows(curve)))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static List<String> header() {
        var header = new ArrayList<>(PLAIN);
        header.addAll(List.of("concurrency", "mean_batch", "ttft_mean_ms", "front"));
        Stream.concat(
                        Stream.of(
                                "tokens_per_s_per_user",
                                "tokens_per_s_per_gpu",
                                "tokens_per_s_per_mw",
                                "joules_per_token"),
                        PRICES.stream().map(kind -> "dollars_per_million_tokens_" + kind))
                .forEach(name -> header.addAll(List.of(name, name + "_low", name + "_high")));
        return header;
    }

    private static Stream<String> rows(Curve curve) {
        var front = new HashSet<>(curve.front().points());
        return curve.points().stream().map(point -> row(point, front));
    }

    private static String row(OperatingPoint point, Set<OperatingPoint> front) {
        var cells = new ArrayList<>(List.of(
                quoted(point.model()),
                quoted(point.system()),
                Boolean.toString(point.validated()),
                quoted(point.topology()),
                FormatsOption.spelled(point.formats()),
                point.engine(),
                Integer.toString(point.lengths().prompt()),
                Integer.toString(point.lengths().answer()),
                point.plan(),
                Integer.toString(point.gpus()),
                Integer.toString(point.lpus()),
                Integer.toString(point.concurrency()),
                number(point.batch()),
                number(point.firstTokenMillis()),
                Boolean.toString(front.contains(point))));
        Stream.concat(
                        Stream.of(point.perUser(), point.perGpu(), point.perMegawatt(), point.joulesPerToken()),
                        PRICES.stream().map(kind -> point.dollarsPerMillion().getOrDefault(kind, Uncertain.ZERO)))
                .forEach(figure ->
                        cells.addAll(List.of(number(figure.value()), number(figure.low()), number(figure.high()))));
        return String.join(",", cells);
    }

    private static String quoted(String text) {
        return text.matches("[^,\"\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    /** Five significant digits, which is more than is known. */
    private static String number(double value) {
        return value == 0
                ? "0"
                : new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
    }
}
