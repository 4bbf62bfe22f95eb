package orrery.deploy.page;

import orrery.deploy.report.EnergyText;
import orrery.deploy.report.Figures;
import orrery.deploy.report.Labels;
import orrery.deploy.report.ServingMetrics;
import orrery.node.outcome.Outcome;
import orrery.node.outcome.Verification;
import orrery.node.scenario.Scenario;

/** The figures that are asked for first, as tiles. */
record Glance(Scenario scenario, Outcome outcome) {

    void write(Html html) {
        var metrics = ServingMetrics.of(scenario, outcome);
        html.open("div", "class", "tiles");
        verdict(html, outcome.verification());
        tile(html, Figures.rate(metrics.outputThroughput()), "tokens/s");
        tile(html, Figures.rate(metrics.outputThroughputPerGpu()), "tokens/s/" + metrics.kind());
        tile(html, Figures.time(metrics.ttft().p50Ps()), "TTFT, median");
        tile(html, Figures.time(metrics.tpot().p50Ps()), "TPOT, median");
        energy(html, metrics.outputTokens());
        html.close();
        html.words("p", "Times, energy and prices: " + Labels.UNVALIDATED + ".", "class", "faint");
    }

    private static void verdict(Html html, Verification verification) {
        var compared = verification.compared() > 0;
        var good = compared && verification.passed();
        html.open("div", "class", "tile " + (good ? "good" : compared ? "bad" : "open"));
        html.words("b", good ? "verified" : compared ? "NOT verified" : "not verified");
        html.words(
                "span",
                compared
                        ? verification.equal() + " of " + verification.compared() + " sequences as of one device"
                        : "nothing was compared");
        html.close();
    }

    private void energy(Html html, long tokens) {
        if (outcome.energy() == null || tokens == 0) {
            return;
        }
        tile(html, EnergyText.range(outcome.energy().facility().times(1.0 / tokens)), "J/token, with cooling");
        outcome.energy()
                .dollarsPerMillionTokens(tokens)
                .forEach((kind, price) -> tile(html, "$" + EnergyText.range(price), "a million tokens, " + kind));
    }

    private static void tile(Html html, String figure, String of) {
        html.open("div", "class", "tile");
        html.words("b", figure);
        html.words("span", of);
        html.close();
    }
}
