package orrery.deploy.torture;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What clusters are tortured with.
 *
 * @param jvm the command of a JVM with Orrery's main class, without arguments
 * @param scenario words of the run, which all trials do
 */
public record Workload(List<String> jvm, List<String> scenario) {
    static final String CLASS_PATH = "-cp";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /**
     * A run of some seconds in JVMs that share cores: small prompts, many steps.
     *
     * @param main class of Orrery
     * @param tokens that follow each prompt; the more, the longer
     */
    public static Workload usual(Class<?> main, int tokens) {
        return new Workload(
                jvm(main),
                List.of(("hgx-h100 --no-verify --set load.prompts={list:[Once,Tom]} --set load.count=8"
                                + " --set load.new_tokens=" + tokens)
                        .split(" ")));
    }

    private static List<String> jvm(Class<?> main) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", // to optimise takes short runs more than it gives them
                "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                CLASS_PATH,
                classPath().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                main.getName());
    }

    private static Stream<Path> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath());
    }

    /** The same in JVMs that start with the loaded classes of the unbroken run; a file that is not there changes nothing. */
    Workload startingFrom(Path cache) {
        var all = new ArrayList<>(jvm);
        all.addAll(1, List.of("-XX:AOTCache=" + cache, "-Xlog:aot=off", "-Xlog:cds=off"));
        return new Workload(all, scenario);
    }

    /** @param properties of the JVM, each a whole word */
    List<String> command(List<String> before, List<String> properties, List<String> words) {
        var all = new ArrayList<>(before);
        all.addAll(jvm.subList(0, jvm.size() - 1));
        all.addAll(properties);
        all.add(jvm.getLast());
        all.addAll(words);
        return all;
    }

    /** {@code run} and the scenario. */
    List<String> run(List<String> how) {
        var words = new ArrayList<>(List.of("run"));
        words.addAll(scenario);
        words.add("--json");
        words.add("--no-out");
        words.addAll(how);
        return words;
    }

    /**
     * What an unbroken run in one JVM says.
     *
     * @param cache where it leaves the classes that it loaded, where they all come from jars
     */
    String unbroken(Scene scene, Path cache) throws IOException, InterruptedException {
        var properties = isOfJars() ? List.of("-XX:AOTCacheOutput=" + cache) : List.<String>of();
        try {
            var run = scene.start("unbroken run", properties, run(List.of("--jvms", "1")));
            if (run.exitValue(PATIENCE) != 0) {
                throw new IOException("the unbroken run failed" + run.words());
            }
            return result(run);
        } catch (Finding endless) {
            throw new IOException(endless.getMessage(), endless);
        }
    }

    private boolean isOfJars() {
        var classes = jvm.get(jvm.indexOf(CLASS_PATH) + 1);
        return Arrays.stream(classes.split(File.pathSeparator)).map(Path::of).noneMatch(Files::isDirectory);
    }

    /** The part of a report that must not depend on what happened to the run. */
    static String result(OrreryJvm run) {
        return Said.json(run.output()).path("result").toString();
    }
}
