package orrery.deploy.cluster;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orrery.fabric.catalogue.ProcessCatalogue;
import orrery.node.membership.Endpoint;

/** The command that starts a local JVM: the same Java, class path and options as this one has, the heap too. */
final class JavaCommand {
    private static final List<String> INHERITED = List.of(
            "--add-modules",
            "--add-opens",
            "--enable-native-access",
            "--sun-misc-unsafe-memory-access",
            "-XX:",
            "-Xms",
            "-Xss",
            "-Dpekko.",
            "-Dorrery.",
            "-Dconfig.",
            "-Djava.io.tmpdir=");
    /** The heap is given as it came out here, and only one process may write a cache. */
    private static final List<String> NOT_INHERITED = List.of(
            "-XX:AOTMode=record", "-XX:AOTCacheOutput", "-XX:ArchiveClassesAtExit", "-XX:MaxHeap", "-XX:MaxRAM");

    private JavaCommand() {}

    static List<String> of(Endpoint console, int threads) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(JavaCommand::isInherited)
                .forEach(command::add);
        Optional.ofNullable(System.getProperty(ProcessCatalogue.FILE))
                .ifPresent(file -> command.add(
                        "-D" + ProcessCatalogue.FILE + "=" + Path.of(file).toAbsolutePath()));
        command.add("-Xmx" + Runtime.getRuntime().maxMemory());
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), LocalHost.class.getName()));
        command.addAll(List.of(console.host(), Integer.toString(console.port()), Integer.toString(threads)));
        return command;
    }

    private static boolean isInherited(String option) {
        return INHERITED.stream().anyMatch(option::startsWith)
                && NOT_INHERITED.stream().noneMatch(option::startsWith);
    }
}
