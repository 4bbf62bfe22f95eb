package orrery.deploy.launch;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/** A terminal of a test: an engine that only notes what it was asked, and all that is printed. */
final class Terminal {
    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();
    final NotingEngine engine = new NotingEngine();

    int orrery(String... args) {
        var around = new Surroundings(new PrintWriter(out), new PrintWriter(err), false, () -> 0, 8, () -> engine);
        return Main.execute(around, args);
    }

    /** A run of the scenario that the example outcome belongs to. */
    int runExample(String... more) {
        var args = new ArrayList<>(List.of("run", "hgx-h100", "--set", "load.prompts.list=[a, b, c]"));
        args.addAll(List.of(more));
        return orrery(args.toArray(String[]::new));
    }
}
