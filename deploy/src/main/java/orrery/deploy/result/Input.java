package orrery.deploy.result;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file that a run was made from.
 *
 * @param what it is for: {@code scenario}, {@code topology}, {@code catalogue}, {@code model}
 * @param path absolute; of what lies beside the results, the name alone
 * @param sha256 of its content
 */
public record Input(String what, String path, long bytes, String sha256) {

    /** As it is now. */
    static Input of(String what, Path file) {
        try (var in = Files.newInputStream(file)) {
            return new Input(what, file.toAbsolutePath().toString(), Files.size(file), sha256(in));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    static Input of(String what, String path, byte[] content) {
        try {
            return new Input(what, path, content.length, sha256(new ByteArrayInputStream(content)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** With its path from a folder where it was relative to that. */
    Input in(Path folder) {
        return new Input(what, folder.resolve(path).toString(), bytes, sha256);
    }

    private static String sha256(InputStream in) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
