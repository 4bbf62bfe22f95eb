package orrery.deploy.doctor;

import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything that is looked at on this machine, in the order in which it is told. */
public final class Examination {
    private Examination() {}

    /**
     * @param state where checkpoints and sockets of runs are
     * @param results where runs leave their results; empty where they leave none
     */
    public static List<Finding> ofThisMachine(Path state, Optional<Path> results) {
        var findings = new ArrayList<Finding>();
        findings.add(JavaCheck.version(Runtime.version(), System.getProperty("java.home")));
        findings.add(JavaCheck.vectors(ModuleFinder.ofSystem()));
        findings.add(MemoryCheck.of(MachineMemory.here()));
        findings.add(MemoryCheck.heap(Runtime.getRuntime().maxMemory(), options()));
        findings.add(DiskCheck.of("runs", state, "name another folder in XDG_STATE_HOME"));
        results.ifPresent(
                folder -> findings.add(DiskCheck.of("results", folder, "name another folder in ORRERY_RESULTS")));
        findings.add(DiskCheck.of(
                "temporary",
                Path.of(System.getProperty("java.io.tmpdir")),
                "name another folder: ORRERY_JAVA_OPTS=-Djava.io.tmpdir=FOLDER"));
        findings.addAll(CacheCheck.of(
                System.getProperty("java.class.path"), Runtime.version().toString()));
        findings.add(LoopbackCheck.run());
        return findings;
    }

    private static String options() {
        return Optional.ofNullable(System.getenv("ORRERY_JAVA_OPTS")).orElse("");
    }
}
