package orrery.deploy.launch;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import orrery.deploy.cluster.ClusterEngine;

/** The command line on its real engine, without a process of its own; all that is printed is kept. */
final class InThisJvm {
    private static final int CORES = 2;

    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();

    /** @return the exit code */
    int orrery(String... args) {
        var around = new Surroundings(
                new PrintWriter(out),
                new PrintWriter(err, true),
                false,
                System::nanoTime,
                CORES,
                ClusterEngine::new,
                Optional.empty());
        return Main.execute(around, args);
    }
}
