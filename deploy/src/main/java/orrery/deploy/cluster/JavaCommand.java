package orrery.deploy.cluster;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import orrery.node.membership.Endpoint;

/** The command that starts a local JVM: the same Java, class path and options as this one has, but a heap of its own. */
final class JavaCommand {
    private static final long LEAST_HEAP_BYTES = 256L << 20;
    private static final List<String> INHERITED = List.of(
            "--add-modules",
            "--add-opens",
            "--enable-native-access",
            "--sun-misc-unsafe-memory-access",
            "-XX:",
            "-Dpekko.",
            "-Dorrery.",
            "-Dconfig.",
            "-Djava.io.tmpdir=");
    /** Sizes are our own, and only one process may write a cache. */
    private static final List<String> NOT_INHERITED = List.of(
            "-XX:AOTMode=record", "-XX:AOTCacheOutput", "-XX:ArchiveClassesAtExit", "-XX:MaxHeap", "-XX:MaxRAM");

    private JavaCommand() {}

    static List<String> of(Endpoint console, int threads, int jvms) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(JavaCommand::isInherited)
                .forEach(command::add);
        command.add("-Xmx" + heapBytes(Runtime.getRuntime().maxMemory(), jvms));
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), LocalHost.class.getName()));
        command.addAll(List.of(console.host(), Integer.toString(console.port()), Integer.toString(threads)));
        return command;
    }

    private static boolean isInherited(String option) {
        return INHERITED.stream().anyMatch(option::startsWith)
                && NOT_INHERITED.stream().noneMatch(option::startsWith);
    }

    /** More than an equal share: every JVM holds the model and the topology, and shares are never quite equal. */
    private static long heapBytes(long ownBytes, int jvms) {
        return Math.max(LEAST_HEAP_BYTES, ownBytes / (jvms + 1) * 2);
    }
}
