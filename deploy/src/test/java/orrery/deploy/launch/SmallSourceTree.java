package orrery.deploy.launch;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A small source tree with the launcher in it, built at a known time, and a stand-in for every program it starts. */
abstract class SmallSourceTree {
    private static final Path SCRIPT = Path.of("bin", "orrery").toAbsolutePath();
    private static final Instant BUILT = Instant.parse("2026-01-01T12:00:00Z");

    @TempDir
    Path folder;

    Path tree;
    final Map<String, String> environment = new HashMap<>();

    record Ended(int code, String text) {}

    @BeforeEach
    void aBuiltTreeInAFolderWithSpaces() throws IOException {
        tree = folder.resolve("a source tree");
        write("deploy/bin/orrery", Files.readString(SCRIPT));
        makeExecutable(tree.resolve("deploy/bin/orrery"));
        write("pom.xml", "<project/>");
        write("deploy/pom.xml", "<project/>");
        write("node/src/main/java/Gpu.java", "class Gpu {}");
        write("node/src/main/java/Cpu.java", "class Cpu {}");
        write("deploy/target/lib/orrery.jar", "");
        write("deploy/target/built", "");
        try (var files = Files.walk(tree)) {
            for (var file : files.toList()) Files.setLastModifiedTime(file, FileTime.from(BUILT.minusSeconds(60)));
        }
        Files.setLastModifiedTime(tree.resolve("deploy/target/built"), FileTime.from(BUILT));
        environment.put("PATH", "/usr/bin:/bin");
        environment.put("ORRERY_JDK_FOLDERS", folder + "/none/*");
        environment.put("ORRERY_JAVA_HOME", jdk("jdk 25", "25.0.3"));
        environment.put("ORRERY_DRY_RUN", "1");
    }

    final Ended orrery(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("deploy/bin/orrery"));
        command.addAll(List.of(arguments));
        return start(tree, command.toArray(String[]::new));
    }

    final Ended start(Path where, String... command) throws Exception {
        return end(begin(where, command));
    }

    final Process begin(Path where, String... command) throws IOException {
        var builder = new ProcessBuilder(command).directory(where.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    static Ended end(Process process) throws Exception {
        var text = new String(process.getInputStream().readAllBytes());
        return new Ended(process.waitFor(), text);
    }

    static void assertSays(Ended ended, String part) {
        assertTrue(ended.text().contains(part), () -> "expected: " + part + "\nin: " + ended.text());
    }

    /** A folder that looks like a JDK to the script, whose programs do nothing. */
    final String jdk(String name, String version) throws IOException {
        program(name + "/bin/java", "exit 0");
        program(name + "/bin/javac", "exit 0");
        var release = "IMPLEMENTOR=\"nobody\"\nJAVA_RUNTIME_VERSION=\"%1$s+9\"\nJAVA_VERSION=\"%1$s\"\n";
        Files.writeString(folder.resolve(name + "/release"), release.formatted(version));
        return folder.resolve(name).toString();
    }

    final void maven(String body) throws IOException {
        program("maven/mvn", body);
        environment.put("PATH", folder.resolve("maven") + ":/usr/bin:/bin");
    }

    /** A PATH with the few programs the script needs and no java or mvn among them. */
    final String pathWithoutJava() throws IOException {
        var tools = Files.createDirectories(folder.resolve("tools"));
        for (var tool : List.of("sh", "find", "head", "readlink")) {
            var real = Files.exists(Path.of("/bin", tool)) ? Path.of("/bin", tool) : Path.of("/usr/bin", tool);
            Files.createSymbolicLink(tools.resolve(tool), real);
        }
        return tools.toString();
    }

    final void program(String name, String body) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        makeExecutable(file);
    }

    private static void makeExecutable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void write(String name, String content) throws IOException {
        var file = tree.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    final void touch(String name) throws IOException {
        Files.setLastModifiedTime(tree.resolve(name), FileTime.from(BUILT.plusSeconds(1)));
    }
}
