package orrery.node.membership;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The version that the build wrote into the product. Members of one run all have the same. */
public final class ProductVersion {
    private ProductVersion() {}

    /** For example {@code 0.1.0}. */
    public static String current() {
        try (var in = ProductVersion.class.getResourceAsStream("/orrery/version.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
