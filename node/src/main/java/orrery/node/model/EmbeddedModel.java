package orrery.node.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import orrery.node.checkpoint.ModelProblem;

/**
 * Models that come inside the jar, written to a cache folder so that they can be mapped.
 *
 * <p>{@code SHA256SUMS} beside a model names its files. A file that is there and has its digest is left
 * alone; any other is written under a temporary name, checked and renamed. So any number of JVMs may do it
 * at once: each sees whole files only, and replaces a file only by the same bytes.
 */
public final class EmbeddedModel {
    private static final String ROOT = "/orrery/models/";
    private static final String SUMS = "SHA256SUMS";
    private static final int PREFIX = 12; // hexadecimal digits: enough to tell two versions apart

    private EmbeddedModel() {}

    /** The folder of the embedded model {@code name} ("orrery-tiny"), under the user's cache or the temporary folder. */
    public static Path folder(String name) {
        return folder(name, _ -> true);
    }

    /** The same, whose weights may be missing or not what they should be: to digest them takes longer than all the rest. */
    public static Path described(String name) {
        return folder(name, EmbeddedModel::isNoWeights);
    }

    private static Path folder(String name, Predicate<String> wanted) {
        try {
            return folder(name, Path.of(System.getProperty("user.home"), ".cache", "orrery", "models"), wanted);
        } catch (UncheckedIOException _) { // no home, or one that cannot be written
            var temporary = Path.of(System.getProperty("java.io.tmpdir"), "orrery-" + System.getProperty("user.name"));
            return folder(name, temporary.resolve("models"), wanted);
        }
    }

    /** The same under {@code cache}; an {@link UncheckedIOException} if that cannot be written. */
    public static Path folder(String name, Path cache) {
        return folder(name, cache, _ -> true);
    }

    /** The same without weights. */
    static Path described(String name, Path cache) {
        return folder(name, cache, EmbeddedModel::isNoWeights);
    }

    private static Path folder(String name, Path cache, Predicate<String> wanted) {
        var sums = resource(name, SUMS);
        var folder = cache.resolve(name + "-" + digest(sums).substring(0, PREFIX));
        try {
            Files.createDirectories(folder);
            for (var file : parse(sums).entrySet()) {
                if (wanted.test(file.getKey())) {
                    provide(name, file.getKey(), file.getValue(), folder.resolve(file.getKey()));
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot hold the model " + name + ": " + e.getMessage(), e);
        }
    }

    private static boolean isNoWeights(String file) {
        return !file.endsWith(".safetensors");
    }

    private static void provide(String model, String name, String digest, Path target) throws IOException {
        if (Files.isRegularFile(target) && digest(Files.readAllBytes(target)).equals(digest)) {
            return;
        }
        var bytes = resource(model, name);
        if (!digest(bytes).equals(digest)) {
            throw new ModelProblem(target, name, "sha256 " + digest(bytes), SUMS + " says " + digest + "; build again");
        }
        var written = Files.createTempFile(target.getParent(), name, ".tmp");
        try {
            Files.write(written, bytes);
            Files.move(written, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    /** File name to digest, from lines of a digest, two blanks and a name. */
    static Map<String, String> parse(byte[] sums) {
        var digests = new LinkedHashMap<String, String>();
        new String(sums, StandardCharsets.UTF_8).lines().forEach(line -> {
            var parts = line.split("  ", 2);
            digests.put(parts[1], parts[0]);
        });
        return digests;
    }

    static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static byte[] resource(String model, String name) {
        try (InputStream in = EmbeddedModel.class.getResourceAsStream(ROOT + model + "/" + name)) {
            if (in == null) {
                throw new ModelProblem(Path.of(model), name, "no such embedded model", "embedded: orrery-tiny");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
