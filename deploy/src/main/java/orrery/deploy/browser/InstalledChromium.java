package orrery.deploy.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The Chromium of this machine: the one that {@code ORRERY_CHROMIUM} names, one on the path, or one that was brought into the cache. */
public final class InstalledChromium {
    /** Names a program, or is {@code off}. */
    public static final String VARIABLE = "ORRERY_CHROMIUM";

    private static final List<String> NAMES = List.of(
            "chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "chrome-headless-shell");

    private InstalledChromium() {}

    /** Empty where there is none, or none is to be used. */
    public static Optional<Path> find() {
        var named = System.getenv(VARIABLE);
        if (named != null && !named.isBlank()) {
            return named.equals("off") ? Optional.empty() : Optional.of(Path.of(named));
        }
        var onPath = Stream.of(System.getenv("PATH").split(":"))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
        return Stream.concat(onPath, Stream.of(brought()))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Where {@code deploy/src/test/sh/chromium.sh} puts it. */
    private static Path brought() {
        var cache = System.getenv("XDG_CACHE_HOME");
        var base =
                cache == null || cache.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
        return base.resolve("orrery").resolve("chromium").resolve("headless");
    }
}
