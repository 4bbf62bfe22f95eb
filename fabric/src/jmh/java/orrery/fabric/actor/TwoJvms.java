package orrery.fabric.actor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.util.List;

/**
 * This JVM and a second one, a device thread each, on one {@link AllReduce} cut in two.
 *
 * <pre>
 *   first ──prepare──▶ second     ◀──address──
 *         ──addresses──▶          ◀──events──        once for every run
 * </pre>
 */
final class TwoJvms implements AutoCloseable {
    private static final int THREADS = 1;
    private static final String PREPARE = "prepare";

    private final AllReduce work;
    private final Member first = new Member(THREADS);
    private final Process second;
    private final BufferedReader heard;
    private final PrintWriter said;

    TwoJvms(int gpus, long leastEvents, int floats) throws IOException {
        work = new AllReduce(gpus, leastEvents, floats);
        second = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx2g",
                        "-Dslf4j.internal.verbosity=ERROR",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        TwoJvms.class.getName(),
                        Integer.toString(gpus),
                        Long.toString(leastEvents),
                        Integer.toString(floats))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        heard = second.inputReader();
        said = new PrintWriter(second.outputWriter(), true);
    }

    /** One run; from the moment both stand ready to the moment both have finished. */
    double eventsPerSecond() throws IOException {
        said.println(PREPARE);
        var conductors = List.of(first.prepare(work.part(0, 2)), heard.readLine());
        var start = System.nanoTime();
        said.println(String.join(" ", conductors));
        var events = first.run(conductors);
        events += Long.parseLong(heard.readLine());
        return events * 1e9 / (System.nanoTime() - start);
    }

    @Override
    public void close() {
        said.close();
        first.close();
        second.onExit().join();
    }

    /** The second JVM: does as it is told until nobody tells it anything. */
    public static void main(String[] arguments) throws IOException {
        var work = new AllReduce(
                Integer.parseInt(arguments[0]), Long.parseLong(arguments[1]), Integer.parseInt(arguments[2]));
        try (var member = new Member(THREADS);
                var heard = new BufferedReader(new InputStreamReader(System.in))) {
            for (var line = heard.readLine(); line != null; line = heard.readLine()) {
                System.out.println(
                        line.equals(PREPARE)
                                ? member.prepare(work.part(1, 2))
                                : Long.toString(member.run(List.of(line.split(" ")))));
            }
        }
    }
}
