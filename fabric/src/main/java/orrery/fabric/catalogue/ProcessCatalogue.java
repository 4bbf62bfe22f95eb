package orrery.fabric.catalogue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The one catalogue that all of a process reads its figures from. */
public final class ProcessCatalogue {
    /** System property that names a file of added rows; JVMs that work together must be given the same. */
    public static final String FILE = "orrery.catalogue";

    /** The fingerprint of no added rows. */
    public static final String SHIPPED = "shipped";

    private static final int SHOWN_BYTES = 8;
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

    /** The file whose rows are added, as it was named; empty where the shipped rows are all there are. */
    public static Optional<String> file() {
        return Optional.ofNullable(System.getProperty(FILE));
    }

    /**
     * Rows that come with Orrery and that added rows of the same name stand in for, such as {@code gpus/h100-sxm}.
     *
     * @throws CatalogueProblem where the file cannot be read any more
     */
    public static List<String> replaced() {
        return file().map(name -> AddedRows.read(name, text(name)).replaced()).orElse(List.of());
    }

    /**
     * What the added rows say, shortly: the same for the same text wherever it lies, and {@value #SHIPPED} without any.
     *
     * @throws CatalogueProblem where the file cannot be read any more
     */
    public static String fingerprint() {
        return file().map(name -> digest(text(name))).orElse(SHIPPED);
    }

    /**
     * SHA-256 of all files that its figures come from, in hexadecimal.
     *
     * @throws CatalogueProblem where the file of added rows cannot be read any more
     */
    public static String sha256() {
        var shipped = CatalogueFiles.all().stream().map(CatalogueFiles::shipped);
        return HexFormat.of()
                .formatHex(sha256(Stream.concat(shipped, file().map(ProcessCatalogue::text).stream())
                        .collect(Collectors.joining())));
    }

    private static String digest(String text) {
        return HexFormat.of().formatHex(sha256(text), 0, SHOWN_BYTES);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static String text(String file) {
        try {
            var path = Path.of(file);
            if (!Files.isRegularFile(path)) {
                throw new CatalogueProblem(
                        "no file " + file + ", allowed: a catalogue file, as orrery calibrate writes it");
            }
            if (Files.size(path) > BYTES_MAX) {
                throw new CatalogueProblem(file + ": more than " + BYTES_MAX
                        + " bytes, allowed: at most as many, which no catalogue file needs");
            }
            return Files.readString(path);
        } catch (IOException | InvalidPathException unreadable) {
            throw new CatalogueProblem(
                    file + ": cannot be read as UTF-8 text: " + unreadable.getMessage() + ", allowed: UTF-8 text");
        }
    }
}
