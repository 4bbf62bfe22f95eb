package orrery.deploy.page;

import java.util.List;
import java.util.function.Function;
import orrery.deploy.chart.Axis;
import orrery.deploy.chart.Chart;
import orrery.deploy.chart.Panel;
import orrery.deploy.chart.Series;
import orrery.deploy.chart.Series.Spot;
import orrery.deploy.incident.GoodputCurve;
import orrery.deploy.incident.GoodputCurve.Part;
import orrery.deploy.report.Figures;
import orrery.node.outcome.Outcome;
import orrery.node.outcome.RequestOutcome;

/** Tokens and requests over virtual time. */
record ThroughputSection(Outcome outcome) implements Section {

    @Override
    public String id() {
        return "throughput";
    }

    @Override
    public String title() {
        return "Throughput";
    }

    @Override
    public void write(Html html) {
        var curve = GoodputCurve.of(outcome);
        var note = "In parts of " + Figures.time(curve.partPs()) + " of virtual time each.";
        var panels = List.of(
                panel(curve, "tokens that reached their senders", "tokens/s", curve::tokensPerSecond),
                panel(curve, "requests underway", "requests", part -> (double) underway(part.fromPs())));
        html.open("div", "class", "charts");
        html.drawing(new Chart("Over virtual time", note, panels).svg());
        html.close();
    }

    private Panel panel(GoodputCurve curve, String title, String label, Function<Part, Double> figure) {
        var endPs = curve.parts().getLast().fromPs() + curve.partPs();
        var unit = Unit.of(endPs);
        var line = curve.parts().stream()
                .map(part -> new Spot(
                        unit.in(part.fromPs() + curve.partPs() / 2.0),
                        figure.apply(part),
                        Figures.rate(figure.apply(part)) + " " + label + " from " + Figures.time(part.fromPs())))
                .toList();
        return new Panel(
                title,
                Axis.around("virtual time in " + unit, new double[] {unit.in(endPs)}, false),
                Axis.around(label, line.stream().mapToDouble(Spot::y).toArray(), false),
                List.of(new Series(0, "modelled", false, line, List.of())));
    }

    private long underway(long atPs) {
        return outcome.requests().stream()
                .filter(request -> request.sent().picos() <= atPs && atPs < endPs(request))
                .count();
    }

    /** What never came to an end is underway until the run does. */
    private long endPs(RequestOutcome request) {
        return switch (request.ended()) {
            case STOP, LENGTH ->
                request.tokenTimes().isEmpty()
                        ? request.sent().picos()
                        : request.tokenTimes().getLast().picos();
            case UNFINISHED, FAILED -> outcome.end().picos();
        };
    }
}
