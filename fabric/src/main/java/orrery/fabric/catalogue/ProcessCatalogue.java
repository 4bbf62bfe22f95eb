package orrery.fabric.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** The one catalogue that all of a process reads its figures from. */
public final class ProcessCatalogue {
    /** System property that names a file of added rows; JVMs that work together must be given the same. */
    public static final String FILE = "orrery.catalogue";

    private static final long BYTES_MAX = 4_000_000;

    private static volatile Optional<Read> last = Optional.empty();

    private ProcessCatalogue() {}

    private record Read(String file, Catalogue catalogue) {}

    static Catalogue get() {
        var file = System.getProperty(FILE);
        if (file == null) {
            return Catalogue.shipped();
        }
        var known = last.filter(read -> read.file.equals(file));
        if (known.isEmpty()) {
            known = Optional.of(new Read(file, Catalogue.with(file, text(file))));
            last = known;
        }
        return known.get().catalogue;
    }

    /**
     * Works with the rows of a file from here on, or with the shipped rows alone.
     *
     * @throws CatalogueProblem where it cannot be used
     */
    public static void use(Optional<String> file) {
        last = Optional.empty();
        System.clearProperty(FILE);
        file.ifPresent(name -> {
            Catalogue.with(name, text(name));
            System.setProperty(FILE, name);
        });
    }

    private static String text(String file) {
        try {
            var path = Path.of(file);
            if (!Files.isRegularFile(path)) {
                throw new CatalogueProblem(
                        "no file " + file + ", allowed: a catalogue file, as orrery calibrate writes it");
            }
            if (Files.size(path) > BYTES_MAX) {
                throw new CatalogueProblem(file + ": more than " + BYTES_MAX + " bytes, which is no catalogue file");
            }
            return Files.readString(path);
        } catch (IOException | InvalidPathException unreadable) {
            throw new CatalogueProblem(file + ": cannot be read as UTF-8 text: " + unreadable.getMessage());
        }
    }
}
