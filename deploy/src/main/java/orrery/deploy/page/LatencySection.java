package orrery.deploy.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import orrery.deploy.chart.Axis;
import orrery.deploy.chart.Chart;
import orrery.deploy.chart.Panel;
import orrery.deploy.chart.Series;
import orrery.deploy.chart.Series.Spot;
import orrery.deploy.report.Distribution;
import orrery.deploy.report.Figures;
import orrery.deploy.report.Latency;
import orrery.node.outcome.RequestOutcome;

/** What requests and tokens waited: a table, and the whole course of percentiles. */
record LatencySection(List<RequestOutcome> requests) implements Section {
    private static final int SPOTS = 101; // at most: a percent each

    @Override
    public String id() {
        return "latency";
    }

    @Override
    public String title() {
        return "Latency";
    }

    @Override
    public void write(Html html) {
        var rows = Stream.of(Latency.values()).map(this::row).toList();
        html.table(List.of("", "count", "mean", "p50", "p90", "p99"), rows);
        html.open("div", "class", "charts");
        html.drawing(chart(Latency.TTFT, Latency.TPOT));
        html.drawing(chart(Latency.ITL, Latency.E2EL));
        html.close();
    }

    private List<String> row(Latency latency) {
        var times = Distribution.of(latency.timesPs(requests));
        return List.of(
                latency.words(),
                Integer.toString(times.count()),
                Figures.time(times.meanPs()),
                Figures.time(times.p50Ps()),
                Figures.time(times.p90Ps()),
                Figures.time(times.p99Ps()));
    }

    private String chart(Latency left, Latency right) {
        var title = left + " and " + right;
        return new Chart(title, "So many percent took no longer.", List.of(panel(left), panel(right))).svg();
    }

    private Panel panel(Latency latency) {
        var sorted = latency.timesPs(requests).sorted().toArray();
        var unit = Unit.of(Arrays.stream(sorted).max().orElse(0));
        var line = new ArrayList<Spot>();
        for (var place : places(sorted.length)) {
            var percent = 100.0 * (place + 1) / sorted.length;
            line.add(new Spot(percent, unit.in(sorted[place]), Figures.time(sorted[place])));
        }
        var up = Axis.around(unit.toString(), line.stream().mapToDouble(Spot::y).toArray(), false);
        var series = new Series(0, "modelled", false, line, List.of());
        return new Panel(latency.words(), new Axis("percent", 0, 100, false), up, List.of(series));
    }

    /** All of few, or some of many, the last among them. */
    private static int[] places(int count) {
        return IntStream.range(0, Math.min(count, SPOTS))
                .map(spot -> count <= SPOTS ? spot : (int) ((long) spot * (count - 1) / (SPOTS - 1)))
                .toArray();
    }
}
