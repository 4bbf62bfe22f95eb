package orrery.deploy.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A run in a JVM started for it, so that runs do not warm each other up, and each shows the memory it needs. */
final class FreshJvm {
    private static final List<String> OPTIONS = List.of(
            "--add-modules",
            "jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:+ExitOnOutOfMemoryError");
    private static final ObjectMapper JSON = new ObjectMapper();

    private FreshJvm() {}

    /**
     * Runs {@code main}, which prints what it measured as one line of JSON.
     *
     * @param what is run, for a complaint
     * @throws IOException where it could not be started, or did not say what it measured
     */
    static <T> T run(String what, Class<?> main, List<String> arguments, List<String> javaOptions, Class<T> measured)
            throws IOException {
        var process = new ProcessBuilder(command(main, arguments, javaOptions))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var out = process.getInputStream()) {
            var said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            var exit = process.waitFor();
            if (exit != 0) {
                throw failed(what, exit);
            }
            return JSON.readValue(lastLine(said), measured);
        } catch (JsonProcessingException unreadable) {
            throw failed(what, 0);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while " + what + " ran", stopped);
        } finally {
            process.destroy();
        }
    }

    private static IOException failed(String what, int exit) {
        return new IOException("the JVM that ran " + what + " ended with exit code " + exit + " and without a result");
    }

    private static List<String> command(Class<?> main, List<String> arguments, List<String> javaOptions) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.addAll(javaOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return command;
    }

    private static String lastLine(String said) {
        return said.lines().reduce("", (_, line) -> line);
    }
}
