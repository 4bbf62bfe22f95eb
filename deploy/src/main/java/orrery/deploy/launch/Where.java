package orrery.deploy.launch;

import java.nio.file.Path;
import java.util.Optional;
import orrery.deploy.engine.HostPort;
import orrery.deploy.engine.RunOptions;
import picocli.CommandLine.Option;

/** The options that say where work is done; none of them changes what comes out. */
final class Where {
    private static final int JVMS_MOST = 64;

    @Option(names = "--jvms", paramLabel = "N", description = "JVMs that share the work (default: 1, this one).")
    private Integer jvms;

    @Option(names = "--threads", paramLabel = "N", description = "Threads of each JVM (default: all cores, shared).")
    private Integer threads;

    @Option(names = "--join", paramLabel = "HOST:PORT", description = "Run on the cluster with this member.")
    private String join;

    /** @throws orrery.deploy.scenario.InputProblem where one of them cannot be used */
    RunOptions options(int cores, Optional<Path> transcript) {
        if (jvms != null) {
            Whole.check("--jvms", jvms, JVMS_MOST);
        }
        var wanted = jvms != null ? jvms : join != null ? RunOptions.ALL_THERE_ARE : 1;
        return new RunOptions(
                wanted,
                Threads.of(threads, cores / Math.max(1, wanted)),
                Optional.ofNullable(join).map(text -> HostPort.parse("--join", text)),
                transcript);
    }
}
