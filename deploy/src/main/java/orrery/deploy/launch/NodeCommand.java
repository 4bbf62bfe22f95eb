package orrery.deploy.launch;

import java.util.Optional;
import java.util.concurrent.Callable;
import orrery.deploy.engine.ExitCode;
import orrery.deploy.engine.HostPort;
import orrery.deploy.engine.NodeOptions;
import orrery.deploy.engine.RunFailure;
import orrery.deploy.option.HelpOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code orrery node}: one member of a cluster that is started by hand. */
@Command(
        name = "node",
        description = "Serves as one member of a cluster, until Ctrl-C.",
        sortOptions = false,
        usageHelpAutoWidth = true,
        footer = {
            "",
            "The first member is its own seed; the others name it:",
            "  orrery node --listen 127.0.0.1:2551 --seed 127.0.0.1:2551",
            "  orrery node --listen 127.0.0.1:2552 --seed 127.0.0.1:2551",
            "  orrery run --join 127.0.0.1:2551"
        })
final class NodeCommand implements Callable<Integer> {
    @Option(names = "--listen", required = true, paramLabel = "HOST:PORT", description = "Where others reach this one.")
    private String listen;

    @Option(names = "--seed", required = true, paramLabel = "HOST:PORT", description = "A member to join.")
    private String seed;

    @Option(names = "--threads", paramLabel = "N", description = "Threads of this JVM (default: all cores).")
    private Integer threads;

    @Mixin
    private WatchOptions watch;

    @Mixin
    private HelpOption help;

    private final Surroundings around;

    NodeCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws RunFailure {
        watch.check();
        var listening = HostPort.parse("--listen", listen);
        var joined = HostPort.parse("--seed", seed);
        var many = Threads.of(threads, around.cores());
        try (var page = watch.openMember().orElse(null)) {
            if (page != null) {
                around.err().println("watch it at " + page.address());
                around.err().flush();
            }
            around.engine().get().serve(new NodeOptions(listening, joined, many, Optional.ofNullable(page)));
        }
        return ExitCode.OK.code();
    }
}
