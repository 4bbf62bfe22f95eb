package orrery.deploy.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.deploy.engine.ExitCode;
import picocli.CommandLine;

/** What the command line says of itself, and to commands that make no sense. */
class HelpTest {
    private final Terminal terminal = new Terminal();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rnu                                   | Unmatched argument at index 0: 'rnu' ⏎ remedy: did you mean run? ⏎ See orrery --help
            run --jvm 2                           | Unknown option: '--jvm' ⏎ remedy: did you mean --jvms? ⏎ See orrery run --help
            run --jvms two                        | Invalid value for option '--jvms': 'two' is not an int ⏎ See orrery run --help
            run --jvms 0                          | --jvms ⏎ found: 0 ⏎ allowed: a whole number from 1 to 64
            run --threads 0                       | --threads ⏎ found: 0 ⏎ allowed: a whole number from 1 to 1024
            run --join host                       | --join ⏎ found: "host", which has no port ⏎ allowed: HOST:PORT with a port from 1 to 65535 ⏎ remedy: did you mean host:2551?
            run --join host:70000                 | --join ⏎ found: port 70000 ⏎ allowed: HOST:PORT with a port from 1 to 65535
            node --seed a:1                       | Missing required option: '--listen=HOST:PORT' ⏎ See orrery node --help
            run --transcript nowhere/t.txt        | --transcript ⏎ found: nowhere/t.txt ⏎ allowed: a file in a folder that can be written
            run no-such.yaml                      | no-such.yaml ⏎ found: no file no-such.yaml ⏎ allowed: a file that exists
            script no-such.java                   | no-such.java ⏎ found: no file no-such.java ⏎ allowed: a file that exists
            script pom.xml                        | pom.xml ⏎ found: a file of another kind ⏎ allowed: a .java file, by deploy/bin/orrery script ⏎ remedy: elsewhere: java --add-modules jdk.incubator.vector -cp orrery.jar FILE.java
            """)
    void aCommandThatMakesNoSenseEndsWithTwo(String args, String message) {
        assertEquals(2, terminal.orrery(args.split(" ")));

        assertEquals(
                message,
                terminal.err.toString().strip().replaceAll(" *\n *", " ⏎ ").replaceAll(": +", ": "));
        assertEquals("", terminal.out.toString());
    }

    /** All that help shows, and those below them, by their words; the whole is the empty text. */
    @SuppressWarnings("unused") // named by @MethodSource
    static List<String> commands() {
        var around = new Surroundings(new PrintWriter(Writer.nullWriter()), null, false, () -> 0, 1, () -> null);
        var found = new ArrayList<String>();
        collect(Main.commands(around), "", found);
        return found;
    }

    private static void collect(CommandLine command, String words, List<String> found) {
        if (!command.getCommandSpec().usageMessage().hidden()) {
            found.add(words);
            command.getSubcommands().forEach((name, below) -> collect(below, (words + " " + name).strip(), found));
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpOfEveryCommandFitsAScreenAndShowsAnExample(String words) {
        assertEquals(0, terminal.orrery((words + " --help").strip().split(" ")), terminal.err::toString);

        var lines = terminal.out.toString().lines().toList();
        assertTrue(lines.size() <= 32, () -> lines.size() + " lines:\n" + terminal.out);
        assertTrue(lines.stream().allMatch(line -> line.length() <= 80), terminal.out::toString);
        var example = (" orrery " + words).stripTrailing();
        assertTrue(
                lines.stream().anyMatch(line -> !line.startsWith("Usage:") && line.contains(example)),
                terminal.out::toString);
    }

    @Test
    void withoutACommandItIsHelp() {
        assertEquals(0, terminal.orrery());

        assertTrue(terminal.out.toString().startsWith("Usage: orrery "), terminal.out::toString);
    }

    @Test
    void namesEveryCommandOnceAndEveryExitCode() {
        assertEquals(0, terminal.orrery("--help"));

        var help = terminal.out.toString();
        for (var command : commands()) {
            if (!command.isEmpty() && !command.contains(" ")) {
                var named = "(?m)(^  |[ ,])" + command + "(,|$|  )";
                assertTrue(Pattern.compile(named).matcher(help).find(), () -> command + " in\n" + help);
            }
        }
        for (var code : ExitCode.values()) {
            assertTrue(help.contains(" " + code.code() + " "), () -> code + " in\n" + help);
        }
        assertFalse(help.contains("start-up"), help);
    }

    @Test
    void whatTheLauncherLearnsFromIsSilentAndWorks() {
        assertEquals(0, terminal.orrery("start-up"));

        assertEquals("", terminal.out.toString() + terminal.err);
    }

    @Test
    void saysItsVersion() {
        assertEquals(0, terminal.orrery("--version"));
        assertTrue(
                terminal.out.toString().matches("orrery \\d+\\.\\d+\\.\\d+ on Java 25.*\\R"), terminal.out.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "collective all_reduce --ranks x --json",
                "collective all_reduce --json --nosuch",
                "collective --json",
                "run --json --jvm 2"
            })
    void aCommandThatMakesNoSenseIsJsonToo(String args) throws Exception {
        assertEquals(2, terminal.orrery(args.split(" ")));

        var problem = new ObjectMapper().readTree(terminal.err.toString()).get("problem");
        assertEquals(2, problem.get("exit_code").asInt());
        assertEquals("bad input", problem.get("kind").asText());
    }
}
