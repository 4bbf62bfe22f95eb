package orrery.deploy.chart;

import java.util.List;

/**
 * One picture of a chart, with axes of its own.
 *
 * @param labels the most important first: later ones go where these leave room
 */
public record Panel(String title, Axis across, Axis up, List<Series> series, List<Label> labels) {
    public Panel {
        series = List.copyOf(series);
        labels = List.copyOf(labels);
    }

    /** Without words in it. */
    public Panel(String title, Axis across, Axis up, List<Series> series) {
        this(title, across, up, series, List.of());
    }
}
