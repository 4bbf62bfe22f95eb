package orrery.deploy.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The launcher's caches of loaded classes: without them every start takes longer. */
final class CacheCheck {
    private static final List<String> KINDS = List.of("plain", "computing");
    private static final String JAR = "orrery.jar";

    private CacheCheck() {}

    /**
     * @param classPath of this process
     * @param build version of the JDK, as caches are named by
     */
    static List<Finding> of(String classPath, String build) {
        var folder = folder(classPath);
        return folder.isEmpty()
                ? List.of(Finding.ok("class caches", "not started by the launcher, so there are none"))
                : KINDS.stream()
                        .map(kind -> one(kind, folder.get().resolve(kind + "-" + build + ".aot")))
                        .toList();
    }

    /** Beside {@code lib} in a source tree; {@code cache} beside it where Orrery is installed. */
    private static Optional<Path> folder(String classPath) {
        var jar = Path.of(classPath.split(System.getProperty("path.separator"), 2)[0])
                .toAbsolutePath();
        if (!jar.endsWith(JAR) || jar.getParent() == null || jar.getParent().getParent() == null) {
            return Optional.empty();
        }
        var above = jar.getParent().getParent();
        return Optional.of(above.endsWith("target") ? above : above.resolve("cache"));
    }

    private static Finding one(String kind, Path cache) {
        var subject = "cache: " + kind;
        try {
            if (!Files.exists(cache)) {
                return Finding.warn(subject, "not there yet", "nothing: it is made after the next start of that kind");
            }
            return Files.size(cache) == 0
                    ? Finding.warn(subject, "could not be made", "read " + cache + ".log, then remove " + cache)
                    : Finding.ok(subject, cache + ", " + MemoryCheck.bytes(Files.size(cache)));
        } catch (IOException unreadable) {
            return Finding.warn(subject, "cannot be read: " + unreadable.getMessage(), "remove " + cache);
        }
    }
}
