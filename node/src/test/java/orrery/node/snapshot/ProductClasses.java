package orrery.node.snapshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import orrery.fabric.time.Shell;
import orrery.protocol.payload.Payload;

/** All classes of the product up to this module, found where they were compiled to. */
final class ProductClasses {
    private static final String SUFFIX = ".class";

    private ProductClasses() {}

    static List<Class<?>> all() {
        return Stream.of(Payload.class, Shell.class, Snapshots.class)
                .flatMap(one -> beside(one).stream())
                .toList();
    }

    private static List<Class<?>> beside(Class<?> one) {
        try {
            var place = Path.of(
                    one.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isDirectory(place)) {
                return in(place);
            }
            try (var jar = FileSystems.newFileSystem(place)) {
                return in(jar.getPath("/"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Class<?>> in(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(file -> file.endsWith(SUFFIX) && file.startsWith("orrery") && !file.contains("-info"))
                    .map(file ->
                            file.substring(0, file.length() - SUFFIX.length()).replaceAll("[/\\\\]", "."))
                    .sorted()
                    .<Class<?>>map(name -> ResourceLines.type("the product", name))
                    .toList();
        }
    }
}
