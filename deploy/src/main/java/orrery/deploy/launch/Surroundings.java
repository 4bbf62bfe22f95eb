package orrery.deploy.launch;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import orrery.deploy.engine.Engine;

/**
 * What a command finds around it, so that a test can put it somewhere else.
 *
 * @param out for results
 * @param err for progress and problems
 * @param isTerminal whether somebody watches
 * @param wallNanos the clock of the person who waits
 * @param cores of this machine
 * @param engine found when first asked for
 * @param results folder in which runs leave theirs, where nobody names another; empty where they leave none
 * @param in what a program sends
 */
record Surroundings(
        PrintWriter out,
        PrintWriter err,
        boolean isTerminal,
        LongSupplier wallNanos,
        int cores,
        Supplier<Engine> engine,
        Optional<Path> results,
        InputStream in) {
    /** Names another folder than the usual, or {@code off}. */
    static final String RESULTS = "ORRERY_RESULTS";

    private static final String USUAL_RESULTS = "orrery-runs";

    /** Nothing is left where nobody asks for it. */
    Surroundings(
            PrintWriter out,
            PrintWriter err,
            boolean isTerminal,
            LongSupplier wallNanos,
            int cores,
            Supplier<Engine> engine) {
        this(out, err, isTerminal, wallNanos, cores, engine, Optional.empty());
    }

    /** Nobody sends anything. */
    Surroundings(
            PrintWriter out,
            PrintWriter err,
            boolean isTerminal,
            LongSupplier wallNanos,
            int cores,
            Supplier<Engine> engine,
            Optional<Path> results) {
        this(out, err, isTerminal, wallNanos, cores, engine, results, InputStream.nullInputStream());
    }

    static Surroundings ofThisProcess() {
        return new Surroundings(
                utf8(FileDescriptor.out),
                utf8(FileDescriptor.err),
                isWatched(),
                System::nanoTime,
                Runtime.getRuntime().availableProcessors(),
                Engine::installed,
                results(System.getenv(RESULTS)),
                System.in);
    }

    private static Optional<Path> results(String asked) {
        if (asked == null || asked.isBlank()) {
            return Optional.of(Path.of(USUAL_RESULTS));
        }
        return asked.equals("off") ? Optional.empty() : Optional.of(Path.of(asked));
    }

    /** UTF-8 always: reports must not depend on the locale of a shell. */
    private static PrintWriter utf8(FileDescriptor descriptor) {
        return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    private static boolean isWatched() {
        var console = System.console();
        return console != null && console.isTerminal() && !"dumb".equals(System.getenv("TERM"));
    }
}
