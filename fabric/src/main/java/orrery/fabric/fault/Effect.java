package orrery.fabric.fault;

/**
 * How bad a fault is.
 *
 * @param amount share of clock or lanes that is left, or probability that a packet is lost; NaN where the action needs none or the
 *     catalogue says
 * @param severity how far it reaches
 */
public record Effect(double amount, Severity severity) {
    /** As the action usually is. */
    public static final Effect USUAL = new Effect(Double.NaN, Severity.USUAL);

    /** How far a fault reaches. */
    public enum Severity {
        /** As the response of the system says. */
        USUAL,
        /** The whole NVLink domain aborts. */
        FATAL,
        /** The rest of the domain goes on without it. */
        MASKED,
        /** A memory error that ends the process and no more. */
        CONTAINED,
        /** A memory error after which the GPU has to be reset. */
        UNCONTAINED
    }
}
