package orrery.deploy.chart;

import java.util.List;

/**
 * What is written beside a spot.
 *
 * @param x of the spot, as of {@link Series.Spot}
 * @param y of the spot
 * @param words the longest first: the first that finds room is written, or none
 */
public record Label(double x, double y, List<String> words) {
    public Label {
        words = List.copyOf(words);
    }
}
