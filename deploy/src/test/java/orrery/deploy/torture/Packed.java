package orrery.deploy.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;

/** Workloads whose classes all come from jars: only those can be cached, and JVMs then start in half the time. */
final class Packed {
    private Packed() {}

    static Workload in(Path folder, Workload workload) {
        var jvm = new ArrayList<>(workload.jvm());
        var at = 1 + jvm.indexOf(Workload.CLASS_PATH);
        jvm.set(
                at,
                Arrays.stream(jvm.get(at).split(File.pathSeparator))
                        .map(entry -> Files.isDirectory(Path.of(entry)) ? jar(folder, entry) : entry)
                        .collect(Collectors.joining(File.pathSeparator)));
        return new Workload(jvm, workload.scenario());
    }

    private static String jar(Path folder, String classes) {
        var jar =
                folder.resolve(Integer.toHexString(classes.hashCode()) + ".jar").toString();
        var tool = ToolProvider.findFirst("jar").orElseThrow();
        assertEquals(
                0, tool.run(System.out, System.err, "--create", "--no-compress", "--file", jar, "-C", classes, "."));
        return jar;
    }
}
