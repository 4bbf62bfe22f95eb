package orrery.deploy.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import orrery.node.energy.EnergyUse;
import orrery.protocol.units.Uncertain;

/** Joules and dollars a token in a few lines, each with the range that its figures leave. */
public final class EnergyText {
    private static final double SHOWN = 0.005; // share of the whole below which nothing is listed

    private static final double GROUPED = 1000;
    private static final MathContext THREE = new MathContext(3);

    private EnergyText() {}

    /**
     * Lines ended by line feeds.
     *
     * @param use null where nothing is known
     * @param tokens output tokens of the same time
     */
    public static String of(EnergyUse use, long tokens) {
        return use == null || tokens == 0
                ? "energy: unknown\n"
                : "energy (" + Labels.UNVALIDATED + "), J/token: " + joules(use, tokens) + "\n"
                        + "energy goes to: " + parts(use) + throttled(use) + "\n"
                        + "power: " + power(use, tokens) + "\n"
                        + "cost of a million tokens: " + prices(use, tokens) + "\n";
    }

    private static String joules(EnergyUse use, long tokens) {
        Function<Uncertain, String> each = joules -> range(joules.times(1.0 / tokens));
        return "GPUs and LPUs " + each.apply(use.chips()) + ", server " + each.apply(use.server()) + ", with cooling "
                + each.apply(use.facility());
    }

    private static String parts(EnergyUse use) {
        var whole = use.facility().value();
        var parts = use.joules().entrySet().stream()
                .filter(part -> part.getValue().value() > SHOWN * whole)
                .map(part -> part.getKey().words() + percent(part.getValue().value() / whole))
                .collect(Collectors.joining(", "));
        var links = use.links().entrySet().stream()
                .filter(link -> link.getValue().value() > SHOWN * whole)
                .map(link -> link.getKey() + percent(link.getValue().value() / whole))
                .collect(Collectors.joining(", "));
        return links.isEmpty() ? parts : parts + "; of the chips' in links: " + links;
    }

    private static String throttled(EnergyUse use) {
        return use.clock() < 1 ? "; peak watts hold the clock at" + percent(use.clock()) : "";
    }

    private static String power(EnergyUse use, long tokens) {
        return String.format(
                Locale.ROOT,
                "%s W with cooling for %d GPUs and LPUs, %s tokens/s per MW",
                range(use.watts()),
                use.accelerators(),
                range(use.tokensPerSecondPerMegawatt(tokens)));
    }

    private static String prices(EnergyUse use, long tokens) {
        return use.dollarsPerMillionTokens(tokens).entrySet().stream()
                .map(price -> "$" + range(price.getValue()) + " " + price.getKey())
                .collect(Collectors.joining(", "));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, " %.1f%%", 100 * share);
    }

    /** For example {@code 1.20 (1.10 to 1.30)}. */
    public static String range(Uncertain figure) {
        return digits(figure.value()) + " (" + digits(figure.low()) + " to " + digits(figure.high()) + ")";
    }

    /** Three significant digits; whole and grouped from a thousand on. */
    private static String digits(double figure) {
        return figure >= GROUPED
                ? String.format(Locale.ROOT, "%,.0f", figure)
                : new BigDecimal(figure).round(THREE).toPlainString();
    }
}
