package orrery.deploy.calibration.collective;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Locale;

/**
 * Writes a fitted row of tuning as a file for {@code --catalogue}.
 *
 * @param measurements where the rows came from, for the sources
 */
public record TuningRows(String measurements) {
    private static final MathContext DIGITS = new MathContext(4);

    /** The figures in the place of the row that the fit began with: of every GPU with its NVLink. */
    public String replacing(TuningResult result) {
        var row = result.start().name();
        return """
                # Written by orrery calibrate from %s; for --catalogue FILE. It holds for all GPUs with %s.

                tuning:
                """.formatted(measurements, result.start().nvlink()) + row(row, "", result);
    }

    /** A GPU of its own, whose NVLink has these figures and all else is as of the measured one. */
    public String chip(String name, TuningResult result) {
        var like = result.gpu().name();
        var medium = name + "-nvlink";
        return """
                # Written by orrery calibrate from %s; for --catalogue FILE. What was not measured is as of %s.

                media:
                  %s: {like: %s}
                gpus:
                  %s: {like: %s, nvlink: {medium: %s}}
                servers:
                  %s: {like: %s}
                prices:
                  %s: {like: %s}
                tuning:
                """.formatted(
                        measurements, like, medium, result.start().nvlink(), name, like, medium, name, like, name, like)
                + row(name, "    nvlink: " + medium + "\n", result);
    }

    private String row(String name, String nvlink, TuningResult result) {
        var text = new StringBuilder("  %s:\n    like: %s\n%s    validated: true\n"
                .formatted(name, result.start().name(), nvlink));
        var groups = new LinkedHashMap<String, StringBuilder>();
        result.values().forEach((figure, value) -> {
            var path = figure.path().split("/");
            var line = "%s: %s\n".formatted(path[path.length - 1], figure(figure, value, result));
            if (path.length == 1) {
                text.append("    ").append(line);
            } else {
                groups.computeIfAbsent(path[0], _ -> new StringBuilder())
                        .append("      ")
                        .append(line);
            }
        });
        groups.forEach((group, lines) ->
                text.append("    ").append(group).append(":\n").append(lines));
        return text.toString();
    }

    private String figure(TuningFigure figure, double value, TuningResult result) {
        var residuals = result.residuals();
        return String.format(
                Locale.ROOT,
                "{value: %s %s, source: \"fitted from %s, %d rows, median error %.1f %%, p90 %.1f %%, bias %+.1f %%\","
                        + " confidence: measured}",
                new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString(),
                figure.unit(),
                measurements.replace("\"", "'").replace("\\", "/"),
                residuals.rows(),
                100 * residuals.median(),
                100 * residuals.p90(),
                100 * residuals.bias());
    }
}
