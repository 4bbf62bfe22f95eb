package orrery.deploy.sweep;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import orrery.deploy.scenario.ScenarioInput;

/**
 * What a sweep asks.
 *
 * @param name of the sweep
 * @param about what it is for, or empty
 * @param scenario that each cell is a run of
 * @param axes what varies, at least one; the first names the curves of the picture
 * @param before settings of every cell that the axes win over
 * @param after settings of every cell that win over the axes
 * @param shown columns of the table
 * @param x what the picture shows across
 * @param y what the picture shows upward
 */
public record Question(
        String name,
        String about,
        ScenarioInput scenario,
        List<Axis> axes,
        List<String> before,
        List<String> after,
        List<Metric> shown,
        Metric x,
        Metric y) {
    public Question {
        axes = List.copyOf(axes);
        before = List.copyOf(before);
        after = List.copyOf(after);
        shown = List.copyOf(shown);
    }

    /** One for each combination of values, the last axis varying fastest; their names all differ. */
    public List<Cell> cells() {
        return new Cells(axes, before, after).all();
    }

    /** Cells in which every value of every axis stands at least once. */
    List<Cell> eachValue() {
        return new Cells(axes, before, after).eachValue();
    }

    /** How many cells there are; more than any sweep has where it is more than fits. */
    long size() {
        return axes.stream()
                .mapToLong(axis -> axis.values().size())
                .reduce(1, (size, more) -> Math.min(size, Integer.MAX_VALUE) * more);
    }

    /** What a cell is, in short: a label that is a mere number has the name of its field before it. */
    String words(Cell cell) {
        return IntStream.range(0, axes.size())
                .mapToObj(axis -> words(axes.get(axis), cell.labels().get(axis)))
                .collect(Collectors.joining(", "));
    }

    private static String words(Axis axis, String label) {
        return label.matches("[-+.\\d]+") ? axis.shortName() + " " + label : label;
    }

    /** Those of the table, then those of the picture. */
    List<Metric> figures() {
        return Stream.concat(shown.stream(), Stream.of(x, y)).distinct().toList();
    }

    /** Whether more of both figures of the picture is better, so that some cells beat others. */
    boolean hasFront() {
        return x.isMoreBetter() && y.isMoreBetter();
    }
}
