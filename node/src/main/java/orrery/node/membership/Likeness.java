package orrery.node.membership;

import orrery.fabric.catalogue.ProcessCatalogue;

/**
 * What members of one run must have in common to give the same times.
 *
 * @param version of the product
 * @param catalogue fingerprint of the rows that were added to the shipped ones
 */
public record Likeness(String version, String catalogue) {
    private static final String SEPARATOR = "+";

    /** Of this JVM, as it is now. */
    public static Likeness current() {
        return new Likeness(ProductVersion.current(), ProcessCatalogue.fingerprint());
    }

    /** What {@link #text} wrote; members of earlier versions tell of no catalogue. */
    public static Likeness parse(String text) {
        var at = text.indexOf(SEPARATOR);
        return at < 0
                ? new Likeness(text, ProcessCatalogue.SHIPPED)
                : new Likeness(text.substring(0, at), text.substring(at + 1));
    }

    /** As a cluster's members tell each other: a version, and build metadata where rows were added. */
    public String text() {
        return catalogue.equals(ProcessCatalogue.SHIPPED) ? version : version + SEPARATOR + catalogue;
    }
}
