package orrery.deploy.sweep;

import java.util.List;

/**
 * One run of a sweep.
 *
 * @param name of its folder: the same whenever the same is asked
 * @param labels of its values, axis by axis
 * @param settings of the scenario's fields, each {@code key=value}, later ones winning
 */
public record Cell(String name, List<String> labels, List<String> settings) {
    public Cell {
        labels = List.copyOf(labels);
        settings = List.copyOf(settings);
    }
}
