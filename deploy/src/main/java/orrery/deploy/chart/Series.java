package orrery.deploy.chart;

import java.util.List;

/**
 * What belongs together in a panel, drawn in one colour.
 *
 * @param number of its colour, and its place in the legend
 * @param name in the legend
 * @param dashed for what is not validated
 * @param line points that are joined, from left to right
 * @param crosses points that were measured
 */
public record Series(int number, String name, boolean dashed, List<Spot> line, List<Spot> crosses) {
    public Series {
        line = List.copyOf(line);
        crosses = List.copyOf(crosses);
    }

    /** @param words shown under the pointer */
    public record Spot(double x, double y, String words) {}
}
