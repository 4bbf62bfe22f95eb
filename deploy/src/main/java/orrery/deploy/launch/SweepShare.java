package orrery.deploy.launch;

import java.util.Optional;
import orrery.deploy.engine.RunOptions;
import picocli.CommandLine.Option;

/** The options that say how the runs of a sweep share a machine; none of them changes what comes out. */
final class SweepShare {
    private static final int JVMS_MOST = 64;
    private static final int AT_ONCE_MOST = 64;

    /** Heap that a run of some hundred devices takes; one that takes more than there is ends all of them. */
    private static final long HEAP_BYTES = 1400L << 20;

    @Option(names = "--parallel", paramLabel = "N", description = "Runs at once (default: as cores and memory allow).")
    private Integer parallel;

    @Option(names = "--jvms", paramLabel = "N", description = "JVMs of each run (default: 1, this one).")
    private Integer jvms;

    @Option(names = "--threads", paramLabel = "N", description = "Threads of each JVM (default: all cores, shared).")
    private Integer threads;

    /**
     * @param atOnce runs at the same time
     * @param options of each
     */
    record Shared(int atOnce, RunOptions options) {}

    /** @throws orrery.deploy.scenario.InputProblem where one of them cannot be used */
    Shared of(int cores) {
        check("--jvms", jvms, JVMS_MOST);
        check("--parallel", parallel, AT_ONCE_MOST);
        var each = jvms == null ? 1 : jvms;
        var atOnce = parallel == null ? usual(cores, each) : parallel;
        var options =
                new RunOptions(each, Threads.of(threads, cores / (atOnce * each)), Optional.empty(), Optional.empty());
        return new Shared(atOnce, options);
    }

    private static void check(String option, Integer number, int most) {
        if (number != null) {
            Whole.check(option, number, most);
        }
    }

    /** A run alone seldom fills the cores; several JVMs do. */
    private static int usual(int cores, int jvms) {
        var room = (int) Math.min(AT_ONCE_MOST, Runtime.getRuntime().maxMemory() / HEAP_BYTES);
        return jvms > 1 ? 1 : Math.max(1, Math.min(cores, room));
    }
}
