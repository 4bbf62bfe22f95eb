package orrery.deploy.sweep;

import java.util.List;

/**
 * What varies in a sweep.
 *
 * @param name the field of the scenario, or what somebody called several that vary together
 * @param values at least one, their labels all different
 */
public record Axis(String name, List<Value> values) {
    public Axis {
        values = List.copyOf(values);
    }

    /**
     * One of its values.
     *
     * @param label in tables
     * @param settings of the scenario's fields, each {@code key=value}
     */
    public record Value(String label, List<String> settings) {
        public Value {
            settings = List.copyOf(settings);
        }
    }

    /** The field without those around it. */
    String shortName() {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
