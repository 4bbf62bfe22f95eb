package orrery.deploy.launch;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ServiceLoader;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What a command finds around it, so that a test can put it somewhere else.
 *
 * @param out for results
 * @param err for progress and problems
 * @param isTerminal whether somebody watches
 * @param wallNanos the clock of the person who waits
 * @param cores of this machine
 * @param engine found when first asked for
 */
record Surroundings(
        PrintWriter out,
        PrintWriter err,
        boolean isTerminal,
        LongSupplier wallNanos,
        int cores,
        Supplier<Engine> engine) {

    static Surroundings ofThisProcess() {
        return new Surroundings(
                utf8(FileDescriptor.out),
                utf8(FileDescriptor.err),
                isWatched(),
                System::nanoTime,
                Runtime.getRuntime().availableProcessors(),
                Surroundings::findEngine);
    }

    /** UTF-8 always: reports must not depend on the locale of a shell. */
    private static PrintWriter utf8(FileDescriptor descriptor) {
        return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    private static boolean isWatched() {
        var console = System.console();
        return console != null && console.isTerminal() && !"dumb".equals(System.getenv("TERM"));
    }

    private static Engine findEngine() {
        return ServiceLoader.load(Engine.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("this build contains no engine"));
    }
}
