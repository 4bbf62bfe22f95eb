package orrery.deploy.page;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;
import orrery.deploy.report.EnergyText;
import orrery.deploy.report.Labels;
import orrery.node.energy.EnergyUse;
import orrery.node.outcome.Outcome;
import orrery.protocol.units.Uncertain;

/** Where joules went, and what tokens cost. */
record EnergySection(Outcome outcome) implements Section {

    @Override
    public String id() {
        return "energy";
    }

    @Override
    public String title() {
        return "Energy and cost";
    }

    @Override
    public void write(Html html) {
        var tokens =
                outcome.requests().stream().mapToLong(r -> r.tokens().size()).sum();
        var use = outcome.energy();
        if (use == null || tokens == 0) {
            html.words("p", "Unknown: nothing was computed for any token, or the catalogue has no watts of a chip.");
            return;
        }
        html.words("p", words(use, tokens));
        bars(html, "joules by consumer", "%s J", consumers(use), use.facility().value());
        if (!use.links().isEmpty()) {
            var links = new LinkedHashMap<>(use.links());
            bars(
                    html,
                    "of the chips' joules, in their ends of links",
                    "%s J",
                    links,
                    use.chips().value());
        }
        var prices = use.dollarsPerMillionTokens(tokens);
        var most = prices.values().stream().mapToDouble(Uncertain::value).max().orElse(0);
        bars(html, "price of a million output tokens", "$%s", prices, most);
    }

    private static String words(EnergyUse use, long tokens) {
        var clock = use.clock() < 1
                ? String.format(Locale.ROOT, " Peak watts hold the clock at %.1f%%.", 100 * use.clock())
                : "";
        return String.format(
                Locale.ROOT,
                "%s J/token with cooling, of which GPUs and LPUs %s; %s W on average for %d GPUs and LPUs.%s Figures are %s; in "
                        + "brackets what the uncertainty of the catalogue leaves.",
                EnergyText.range(use.facility().times(1.0 / tokens)),
                EnergyText.range(use.chips().times(1.0 / tokens)),
                EnergyText.range(use.watts()),
                use.accelerators(),
                clock,
                Labels.UNVALIDATED);
    }

    private static SequencedMap<String, Uncertain> consumers(EnergyUse use) {
        var named = new LinkedHashMap<String, Uncertain>();
        use.joules().forEach((consumer, joules) -> {
            if (joules.value() > 0) {
                named.put(consumer.words(), joules);
            }
        });
        return named;
    }

    /** @param form of a figure, with its unit */
    private static void bars(
            Html html, String title, String form, SequencedMap<String, Uncertain> figures, double whole) {
        html.words("h3", title);
        html.open("table", "class", "bars");
        figures.forEach((name, figure) -> {
            html.open("tr");
            html.words("th", name);
            html.words("td", form.formatted(EnergyText.range(figure)));
            html.open("td");
            var share = whole > 0 ? Math.min(100, 100 * figure.value() / whole) : 0;
            html.words("div", "", "class", "bar", "style", String.format(Locale.ROOT, "width:%.1f%%", share));
            html.close();
            html.close();
        });
        html.close();
    }
}
