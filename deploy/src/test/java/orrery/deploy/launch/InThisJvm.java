package orrery.deploy.launch;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import orrery.deploy.cluster.ClusterEngine;

/** The command line on its real engine, without a process of its own; all that the last command printed is kept. */
final class InThisJvm {
    private static final int CORES = 2;

    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();
    private final Supplier<Optional<Path>> results;

    /** Nothing is left but where a command says so. */
    InThisJvm() {
        this.results = Optional::empty;
    }

    /** @param usual where results are left that nobody names a folder for */
    InThisJvm(Supplier<Path> usual) {
        this.results = () -> Optional.of(usual.get());
    }

    /** @return the exit code */
    int orrery(String... args) {
        return orrery(InputStream.nullInputStream(), args);
    }

    /** @param in what somebody sends */
    int orrery(InputStream in, String... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        var around = new Surroundings(
                new PrintWriter(out),
                new PrintWriter(err, true),
                false,
                System::nanoTime,
                CORES,
                ClusterEngine::new,
                results.get(),
                in);
        return Main.execute(around, args);
    }
}
