package orrery.deploy.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import orrery.node.membership.Endpoint;

/** The JVMs that a run starts for itself on this machine. They end when this is closed, and when this process ends. */
final class LocalJvms implements AutoCloseable {
    private final int count;
    private final int threads;
    private final BiConsumer<String, String> lost;
    private final List<LocalJvm> jvms = new ArrayList<>();
    private final Thread hook = new Thread(this::end, "ending local JVMs");

    /** @param lost told who ended before its time, and how */
    LocalJvms(int count, int threads, BiConsumer<String, String> lost) {
        this.count = count;
        this.threads = threads;
        this.lost = lost;
    }

    void start(Endpoint console) {
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            for (var i = 0; i < count; i++) {
                var name = "JVM " + (i + 1) + " of " + count;
                jvms.add(LocalJvm.start(name, JavaCommand.of(console, threads), lost));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a local JVM cannot be started: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyShuttingDown) {
            // Then the hook does the same once more, and finds nobody.
        }
    }

    private void end() {
        jvms.forEach(LocalJvm::askToEnd);
        jvms.forEach(LocalJvm::close);
    }
}
