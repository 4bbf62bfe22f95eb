package orrery.node.recovery;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** A small text file of lines {@code key value}, the last of which is the SHA-256 of all before: any change shows. */
record Sealed(Path file, List<String> lines) {
    private static final String SEAL = "sha256 ";
    private static final int MOST_BYTES = 1 << 24;

    void write() throws IOException {
        var text = String.join("\n", lines) + "\n";
        var bytes = (text + SEAL + Sha256.of(text.getBytes(StandardCharsets.UTF_8)) + "\n")
                .getBytes(StandardCharsets.UTF_8);
        Durable.write(file, out -> out.write(bytes));
    }

    /**
     * @param title the first line that it must have
     * @throws RecoveryProblem where it is not there, something else, or changed
     */
    static Sealed read(Path file, String title) throws IOException {
        var text = text(file);
        var at = text.lastIndexOf(SEAL);
        if (!text.startsWith(title + "\n") || at < 0) {
            throw new RecoveryProblem(file, "something else", "allowed: a file that begins \"" + title + "\"");
        }
        var body = text.substring(0, at);
        if (!text.equals(body + SEAL + Sha256.of(body.getBytes(StandardCharsets.UTF_8)) + "\n")) {
            throw damaged(file, "other content than was sealed");
        }
        return new Sealed(file, body.lines().toList());
    }

    private static String text(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw damaged(file, "more than " + MOST_BYTES + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new RecoveryProblem(file, "nothing", "allowed: a file that a run wrote");
        }
    }

    static RecoveryProblem damaged(Path file, String found) {
        return new RecoveryProblem(file, found, "it was changed or damaged after it was written");
    }

    /** The value of the only line with this key. */
    String text(String key) {
        return all(key).stream().findFirst().orElseThrow(() -> damaged(file, "no line \"" + key + "\""));
    }

    long number(String key) {
        try {
            return Long.parseLong(text(key));
        } catch (NumberFormatException e) {
            throw damaged(file, key + " \"" + text(key) + "\"");
        }
    }

    /** The values of all lines with this key, in order. */
    List<String> all(String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key + " "))
                .map(line -> line.substring(key.length() + 1))
                .toList();
    }
}
