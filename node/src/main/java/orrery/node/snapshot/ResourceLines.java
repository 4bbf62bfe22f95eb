package orrery.node.snapshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The lists of classes among the resources. */
final class ResourceLines {
    private static final String FOLDER = "/orrery/snapshot/";

    private ResourceLines() {}

    static List<String> of(String file) {
        try (var in = ResourceLines.class.getResourceAsStream(FOLDER + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The class of a name, as {@link Class#getName} gives it. */
    static Class<?> type(String file, String name) {
        try {
            return Class.forName(name, false, ResourceLines.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(FOLDER + file + " names " + name + ", which there is not", e);
        }
    }
}
