package orrery.fabric.catalogue;

import java.util.OptionalDouble;

/**
 * One number of the catalogue and why it may be believed.
 *
 * @param name section, row and field, for example {@code media/nvlink4/latency}
 * @param value as written, with its unit
 * @param uncertainty half the width of the range it lies in, as a share of it; empty where the row gives none
 * @param source where it was read or how it was derived; never blank
 */
public record Figure(String name, String value, OptionalDouble uncertainty, String source, Confidence confidence) {
    /** As the row gives it, or else what is usual of figures of its confidence. */
    public double share() {
        return uncertainty.orElseGet(confidence::usualUncertainty);
    }

    public Amount amount() {
        return Amount.of(value);
    }
}
