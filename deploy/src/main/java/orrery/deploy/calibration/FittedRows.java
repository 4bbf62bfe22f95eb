package orrery.deploy.calibration;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import orrery.fabric.catalogue.KernelParameter;

/**
 * Writes fits as a file of rows for {@code --catalogue}: each figure with unit, source and confidence.
 *
 * @param measurements where the rows came from, for the sources
 */
public record FittedRows(String measurements) {
    private static final MathContext DIGITS = new MathContext(4);

    /** The largest median error of kernels that count as validated; those of shipped rows are 15 % at most. */
    private static final double CLOSE = 0.2;

    /** A chip of its own: the datasheet, server and price of another, and kernels as they were fitted. */
    public String chip(String name, String like, String kernels, List<GroupFit> fits) {
        return """
                # Written by orrery calibrate from %s; for --catalogue FILE. What was not measured is as of %s.

                gpus:
                  %s: {like: %s, kernels: %s}
                servers:
                  %s: {like: %s}
                prices:
                  %s: {like: %s}
                kernels:
                """.formatted(measurements, like, name, like, name, name, like, name, like) + row(name, kernels, fits);
    }

    /** Rows of the catalogue's own, fitted anew. */
    public String shipped(Map<String, List<GroupFit>> fits) {
        return "# Written by orrery calibrate --shipped from " + measurements + ".\n\nkernels:\n"
                + fits.entrySet().stream()
                        .map(one -> row(one.getKey(), one.getKey(), one.getValue()))
                        .collect(Collectors.joining());
    }

    /** Why rows of these fits are not validated; empty where they are. */
    public static Optional<String> doubt(List<GroupFit> fits) {
        if (fits.isEmpty()) {
            return Optional.of("no row tells about one kind of kernel alone");
        }
        return fits.stream()
                .max(Comparator.comparingDouble(fit -> fit.after().median()))
                .filter(worst -> worst.after().median() > CLOSE)
                .map(worst -> String.format(
                        Locale.ROOT,
                        "the median error of %s is %.1f %%, above %.0f %%",
                        worst.group(),
                        100 * worst.after().median(),
                        100 * CLOSE));
    }

    private String row(String name, String like, List<GroupFit> fits) {
        var kinds = new LinkedHashMap<String, StringBuilder>();
        for (var fit : fits) {
            var path = fit.group().split("/");
            kinds.computeIfAbsent(path[0], _ -> new StringBuilder())
                    .append("      %s: {%s, source: \"%s\", confidence: measured}\n"
                            .formatted(path[1], figures(fit), source(fit.after())));
        }
        var text = new StringBuilder("  %s:\n    like: %s\n    validated: %s\n"
                .formatted(name, like, doubt(fits).isEmpty()));
        kinds.forEach((kind, formats) ->
                text.append("    ").append(kind).append(":\n").append(formats));
        return text.toString();
    }

    private static String figures(GroupFit fit) {
        return fit.values().entrySet().stream()
                .map(one -> figure(one.getKey().substring(fit.group().length() + 1), one.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String figure(String parameter, double value) {
        var unit = Arrays.stream(KernelParameter.values())
                .filter(one -> one.spelling().equals(parameter))
                .findFirst()
                .orElseThrow()
                .unit();
        var number = new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
        return (parameter + ": " + number + " " + unit).strip();
    }

    private String source(Residuals residuals) {
        return String.format(
                Locale.ROOT,
                "fitted from %s, %d rows, median error %.1f %%, p90 %.1f %%, bias %+.1f %%",
                measurements.replace("\"", "'").replace("\\", "/"),
                residuals.rows(),
                100 * residuals.median(),
                100 * residuals.p90(),
                100 * residuals.bias());
    }
}
