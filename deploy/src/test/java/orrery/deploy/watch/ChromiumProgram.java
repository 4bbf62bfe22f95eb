package orrery.deploy.watch;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import orrery.deploy.browser.InstalledChromium;

/**
 * A Chromium to test with: the one that {@code ORRERY_CHROMIUM} names, one on the path, or Debian's, which is brought once. Where
 * there is none, or {@code ORRERY_CHROMIUM} is {@code off}, tests that need one are skipped and say why.
 */
public final class ChromiumProgram {
    private static final Path BRINGER = Path.of("src", "test", "sh", "chromium.sh");
    private static final int PATIENCE_MINUTES = 5;
    private static final String REMEDY =
            "; install one, such as Debian's chromium-headless-shell, or name one by ORRERY_CHROMIUM";

    private static ChromiumProgram found;

    private final Path program; // null where there is none
    private final String whyNot;

    private ChromiumProgram(Path program, String whyNot) {
        this.program = program;
        this.whyNot = whyNot;
    }

    /** Skips the test where there is none. */
    public static synchronized Path orSkip() throws IOException, InterruptedException {
        if (found == null) {
            found = find();
        }
        assumeTrue(found.program != null, found.whyNot);
        return found.program;
    }

    private static ChromiumProgram find() throws IOException, InterruptedException {
        if ("off".equals(System.getenv(InstalledChromium.VARIABLE))) {
            return new ChromiumProgram(null, InstalledChromium.VARIABLE + " is off");
        }
        var installed = InstalledChromium.find();
        return installed.isPresent() ? new ChromiumProgram(installed.get(), "") : bring();
    }

    /** By a script, whose last line is where it lies, or why there is none. */
    private static ChromiumProgram bring() throws IOException, InterruptedException {
        var said = Files.createTempFile("chromium", ".txt");
        try {
            var script = new ProcessBuilder("bash", BRINGER.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            if (!script.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                script.descendants().forEach(ProcessHandle::destroy);
                script.destroy();
                return new ChromiumProgram(null, "bringing a Chromium took too long" + REMEDY);
            }
            var last = Files.readAllLines(said).stream().reduce("no reason", (_, line) -> line);
            return script.exitValue() == 0
                    ? new ChromiumProgram(Path.of(last), "")
                    : new ChromiumProgram(null, "no Chromium here, and none could be brought: " + last + REMEDY);
        } finally {
            Files.delete(said);
        }
    }
}
