package orrery.deploy.launch;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import orrery.deploy.doctor.ClusterCheck;
import orrery.deploy.doctor.Examination;
import orrery.deploy.doctor.Finding;
import orrery.deploy.doctor.FindingsJson;
import orrery.deploy.doctor.FindingsText;
import orrery.deploy.engine.ExitCode;
import orrery.deploy.engine.HostPort;
import orrery.deploy.live.LiveFolders;
import orrery.deploy.option.HelpOption;
import orrery.node.membership.Likeness;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code orrery doctor}: whether this machine, and a cluster, have what a run needs. */
@Command(
        name = "doctor",
        description = {
            "Looks whether this machine has what a run needs.",
            "JDK, memory, disk, loopback, the launcher's caches, members of a cluster."
        },
        sortOptions = false,
        usageHelpAutoWidth = true,
        footer = {
            "",
            "Example: orrery doctor",
            "         orrery doctor --join 127.0.0.1:25520 --json",
            "Exit:    0 ok or warnings, 4 a member cannot be used, 7 this machine cannot"
        })
final class DoctorCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @Option(names = "--join", paramLabel = "HOST:PORT", description = "Look at the cluster with this member, too.")
    private String join;

    @Option(names = "--json", description = "The same as JSON.")
    private boolean json;

    @Mixin
    private HelpOption help;

    private final Surroundings around;

    DoctorCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        var cluster = join == null ? null : HostPort.parse("--join", join);
        var machine = Examination.ofThisMachine(LiveFolders.root(), around.results());
        var members = cluster == null ? List.<Finding>of() : members(cluster);
        var all = Stream.concat(machine.stream(), members.stream()).toList();
        around.out().print(json ? FindingsJson.of(all) : FindingsText.of(all));
        around.out().flush();
        return exitCode(machine, members).code();
    }

    private List<Finding> members(HostPort seed) {
        return ClusterCheck.of(
                seed.host(),
                seed.port(),
                Likeness.current(),
                () -> around.engine().get().members(seed, PATIENCE));
    }

    /** Whoever cannot run here need not look at others first. */
    private static ExitCode exitCode(List<Finding> machine, List<Finding> members) {
        if (machine.stream().anyMatch(Finding::isBad)) {
            return ExitCode.RESOURCES;
        }
        return members.stream().anyMatch(Finding::isBad) ? ExitCode.PEER : ExitCode.OK;
    }
}
