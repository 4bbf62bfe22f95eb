package orrery.deploy.calibration;

import java.util.SequencedMap;

/**
 * A model of kernels with parameters in groups: {@code product/bf16/compute} is one of the group {@code product/bf16}.
 *
 * @param start its parameters as they are, none negative
 * @param model what it says with others
 */
public record Fittable(SequencedMap<String, Double> start, Model model) {

    /** An estimate by parameters, which have the names of {@link #start}. */
    @FunctionalInterface
    public interface Model {
        Estimate with(SequencedMap<String, Double> parameters);
    }

    /** The group of a parameter. */
    static String group(String parameter) {
        return parameter.substring(0, parameter.lastIndexOf('/'));
    }
}
