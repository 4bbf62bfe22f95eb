package orrery.deploy.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import orrery.protocol.units.Bandwidth;
import orrery.protocol.units.ByteCount;
import orrery.protocol.units.SimDuration;

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

    /** @throws IOException where it could not be started, or did not say what it measured */
    static Measured run(Ring ring, List<String> javaOptions) throws IOException {
        var process = new ProcessBuilder(command(ring, javaOptions))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var out = process.getInputStream()) {
            var said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            var exit = process.waitFor();
            return exit == 0 ? JSON.readValue(lastLine(said), Measured.class) : failed(ring, exit);
        } catch (JsonProcessingException unreadable) {
            return failed(ring, 0);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while a ring of " + ring.endpoints() + " ran", stopped);
        } finally {
            process.destroy();
        }
    }

    private static Measured failed(Ring ring, int exit) throws IOException {
        throw new IOException("the JVM that ran the ring of " + ring.endpoints() + " ended with exit code " + exit
                + " and without a result");
    }

    private static List<String> command(Ring ring, List<String> javaOptions) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.addAll(javaOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), FreshJvm.class.getName()));
        Stream.of(
                        ring.endpoints(),
                        ring.chunks(),
                        ring.chunkBytes().bytes(),
                        ring.bandwidth().bytesPerSecond(),
                        ring.latency().picos())
                .forEach(number -> command.add(number.toString()));
        return command;
    }

    private static String lastLine(String said) {
        return said.lines().reduce("", (_, line) -> line);
    }

    /** The other end. */
    public static void main(String[] numbers) throws JsonProcessingException {
        var ring = new Ring(
                Integer.parseInt(numbers[0]),
                Integer.parseInt(numbers[1]),
                new ByteCount(Long.parseLong(numbers[2])),
                new Bandwidth(Long.parseLong(numbers[3])),
                new SimDuration(Long.parseLong(numbers[4])));
        System.out.println(JSON.writeValueAsString(RingRun.of(ring)));
    }
}
