package orrery.deploy.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Scripts for shells, made from a small command line. */
class CompletionTest {
    @TempDir
    Path folder;

    @Command(
            name = "orrery",
            subcommands = {Draw.class, Group.class, Unseen.class})
    static final class Small implements Runnable {
        @Override
        public void run() {}
    }

    static final class Names extends java.util.ArrayList<String> {
        Names() {
            super(List.of("one", "two"));
        }
    }

    @Command(name = "draw", description = "Draws what it's asked.")
    static final class Draw implements Runnable {
        @Parameters(completionCandidates = Names.class)
        String what;

        @Option(names = "--out", paramLabel = "FILE", description = "Write to a file.")
        Path out;

        @Option(
                names = {"-h", "--help"},
                usageHelp = true)
        boolean help;

        @Override
        public void run() {}
    }

    @Command(name = "group", subcommands = Draw.class)
    static final class Group implements Runnable {
        @Override
        public void run() {}
    }

    @Command(name = "unseen", hidden = true)
    static final class Unseen implements Runnable {
        @Override
        public void run() {}
    }

    private static String script(Shell shell) {
        return shell.script(new CommandLine(new Small()));
    }

    @Test
    void bashCompletesCommandsAndOptions() throws Exception {
        assertEquals("draw", completed("orrery dr"));
        assertEquals("--out", completed("orrery draw --ou"));
    }

    private String completed(String typed) throws IOException, InterruptedException {
        var file = Files.writeString(folder.resolve("orrery.bash"), script(Shell.BASH));
        var ask = "source " + file + "; COMP_WORDS=(" + typed + "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1));"
                + " COMP_LINE='" + typed
                + "'; COMP_POINT=${#COMP_LINE}; _complete_orrery 2> /dev/null; echo ${COMPREPLY[@]}";
        var process =
                new ProcessBuilder("bash", "-c", ask).redirectErrorStream(true).start();
        var text = new String(process.getInputStream().readAllBytes()).strip();
        assertEquals(0, process.waitFor(), text);
        return text;
    }

    @Test
    void zshTakesTheScriptOfBash() {
        assertEquals(script(Shell.BASH), script(Shell.ZSH));
        assertTrue(script(Shell.ZSH).contains("bashcompinit"));
    }

    @Test
    void fishHasALineForEachCommandOptionAndName() {
        var lines = script(Shell.FISH).lines().toList();

        assertTrue(lines.contains("complete -c orrery -n \"__orrery_at ''\" -a draw -d 'Draws what it\\'s asked.'"));
        assertTrue(lines.contains("complete -c orrery -n \"__orrery_at 'draw'\" -a 'one two'"));
        assertTrue(lines.contains("complete -c orrery -n \"__orrery_in 'draw'\" -l out -rF -d 'Write to a file.'"));
        assertTrue(lines.contains("complete -c orrery -n \"__orrery_in 'draw'\" -s h -l help"));
        assertTrue(
                lines.contains("complete -c orrery -n \"__orrery_in 'group draw'\" -l out -rF -d 'Write to a file.'"));
        assertFalse(String.join("\n", lines).contains("unseen"));
    }
}
