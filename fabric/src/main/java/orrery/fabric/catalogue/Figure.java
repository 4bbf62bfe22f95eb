package orrery.fabric.catalogue;

/**
 * One number of the catalogue and why it may be believed.
 *
 * @param name section, row and field, for example {@code media/nvlink4/latency}
 * @param value as written, with its unit
 * @param source where it was read or how it was derived; never blank
 */
public record Figure(String name, String value, String source, Confidence confidence) {
    public Amount amount() {
        return Amount.of(value);
    }
}
