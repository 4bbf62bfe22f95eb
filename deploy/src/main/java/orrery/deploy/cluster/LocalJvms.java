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
    private final boolean isReplacing;
    private final BiConsumer<String, String> lost;
    private final List<LocalJvm> jvms = new ArrayList<>();
    private boolean isClosed;
    private final Thread hook = new Thread(this::end, "ending local JVMs");

    /**
     * @param isReplacing whether another is started for one that ended before its time
     * @param lost told who ended before its time, and how
     */
    LocalJvms(int count, int threads, boolean isReplacing, BiConsumer<String, String> lost) {
        this.count = count;
        this.threads = threads;
        this.isReplacing = isReplacing;
        this.lost = lost;
    }

    void start(Endpoint console) {
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            for (var i = 0; i < count; i++) {
                start("JVM " + (i + 1) + " of " + count, console);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a local JVM cannot be started: " + e.getMessage(), e);
        }
    }

    private synchronized void start(String name, Endpoint console) throws IOException {
        if (!isClosed) {
            jvms.add(LocalJvm.start(name, JavaCommand.of(console, threads), (member, how) -> {
                lost.accept(member, how);
                replace(name, member, console);
            }));
        }
    }

    /** One that never became a member would do so no better a second time. */
    private void replace(String name, String member, Endpoint console) {
        if (isReplacing && !member.equals(name)) {
            try {
                start(name, console);
            } catch (IOException e) {
                lost.accept(name, "another cannot be started: " + e.getMessage());
            }
        }
    }

    /** Ends one by force, which is lost then as any other. */
    synchronized void kill(String member) {
        jvms.stream().filter(jvm -> jvm.isAt(member)).forEach(LocalJvm::kill);
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

    private synchronized void end() {
        isClosed = true;
        jvms.forEach(LocalJvm::askToEnd);
        jvms.forEach(LocalJvm::close);
    }
}
