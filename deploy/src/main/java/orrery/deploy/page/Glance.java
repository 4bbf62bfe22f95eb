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
        html.tile(Figures.rate(metrics.outputThroughput()), "tokens/s");
        html.tile(Figures.rate(metrics.outputThroughputPerGpu()), "tokens/s/" + metrics.kind());
        html.tile(Figures.time(metrics.ttft().p50Ps()), "TTFT, median");
        html.tile(Figures.time(metrics.tpot().p50Ps()), "TPOT, median");
        energy(html, metrics.outputTokens());
        html.close();
        html.words("p", "Times, energy and prices: " + Labels.UNVALIDATED + ".", "class", "faint");
    }

    private static void verdict(Html html, Verification verification) {
        var compared = verification.compared() > 0;
        var good = compared && verification.passed();
        html.tile(
                "tile " + (good ? "good" : compared ? "bad" : "open"),
                good ? "verified" : compared ? "NOT verified" : "not verified",
                compared
                        ? verification.equal() + " of " + verification.compared() + " sequences as of one device"
                        : "nothing was compared");
    }

    private void energy(Html html, long tokens) {
        if (outcome.energy() == null || tokens == 0) {
            return;
        }
        html.tile(EnergyText.range(outcome.energy().facility().times(1.0 / tokens)), "J/token, with cooling");
        outcome.energy()
                .dollarsPerMillionTokens(tokens)
                .forEach((kind, price) -> html.tile("$" + EnergyText.range(price), "a million tokens, " + kind));
    }
}
