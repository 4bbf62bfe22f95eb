package orrery.deploy.chart;

import java.util.List;

/** One picture of a chart, with axes of its own. */
public record Panel(String title, Axis across, Axis up, List<Series> series) {
    public Panel {
        series = List.copyOf(series);
    }
}
