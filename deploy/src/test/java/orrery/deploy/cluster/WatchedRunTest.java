package orrery.deploy.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import orrery.deploy.browser.Chromium;
import orrery.deploy.watch.ChromiumProgram;
import orrery.deploy.watch.LivePage;

/** A run from the command line to its end, watched in a real browser, with the mouse alone. Skipped where there is none. */
@Timeout(600)
final class WatchedRunTest {
    private static final Pattern ADDRESS = Pattern.compile("watch it at (\\S+)");
    private static final long STEP_PS = 10_000_000;
    private static final int PICTURE_BYTES_MOST = 150_000;

    @TempDir
    private Path folder;

    private Path results;
    private Chromium chromium;
    private LivePage page;
    private OrreryProcess run;

    @BeforeEach
    void begin() throws Exception {
        var program = ChromiumProgram.orSkip();
        var scenario = Files.writeString(folder.resolve("small.yaml"), """
                topology: hgx-h100
                plan: {tensor_parallel: 2}
                load: {count: 2, new_tokens: 16}
                """);
        results = folder.resolve("results");
        run = OrreryProcess.start(
                "run", scenario.toString(), "--watch", "--port", "0", "--pace", "20us/s", "--out", results.toString());
        chromium = Chromium.open(program, Files.createDirectory(folder.resolve("profile")));
        page = new LivePage(chromium);
    }

    @AfterEach
    void close() throws Exception {
        if (chromium != null) {
            chromium.close();
        }
        if (run != null) {
            run.close();
        }
    }

    @Test
    void isBrokenStoppedSteppedHealedAndSeenToItsEnd() throws Exception {
        var address = ADDRESS.matcher(run.saying("watch it at").errors());
        assertTrue(address.find());
        chromium.visit(address.group(1));
        page.awaitRun();

        breakGpu();
        pauseAndStep();
        chromium.click("#faults button");
        chromium.until("!document.querySelector('#faults .bad')");
        chromium.until(LivePage.RED_PIXELS + " === 0");
        page.choose("#pace", "");

        page.awaitState("over");
        assertTrue(page.text("header").contains("as expected"), page.text("header"));
        assertTrue(page.text("header").contains("32 of 32 tokens"), page.text("header"));
        chromium.until("fetch('/api/v1/results').then((answer) => answer.ok)");
        assertEquals(List.of(), chromium.complaints());
        chromium.close();
        assertEquals(0, run.exitValue(), run.errors());
        assertTrue(Files.readString(results.resolve("events.jsonl")).contains("\"gpu.slowed\""));
    }

    private void breakGpu() throws Exception {
        assertEquals(0, chromium.value(LivePage.RED_PIXELS).asInt());
        page.clickDevice("gpu1");
        assertEquals(
                "gpu1",
                chromium.value("document.getElementById('select').value").asText());
        page.choose("#action", "gpu.slowed");
        page.choose("#effect", "0.5");
        chromium.click("#inject button");
        chromium.until("document.querySelector('#faults .bad')?.textContent === 'gpu.slowed'");
        chromium.until(LivePage.RED_PIXELS + " > 20");
        var picture = Path.of("target", "watched-run.png");
        chromium.shoot(picture);
        assertTrue(Files.size(picture) < PICTURE_BYTES_MOST, Files.size(picture) + " bytes");
    }

    private void pauseAndStep() throws Exception {
        chromium.click("#pause");
        page.awaitState("paused");
        var stoodPs = page.settledPs();
        chromium.click("#step");
        chromium.until(
                "fetch('/api/v1/run').then((a) => a.json()).then((run) => run.virtual_ps > " + stoodPs + " + 1e6)");
        var steppedPs = page.settledPs();
        assertTrue(steppedPs <= stoodPs + 2 * STEP_PS, stoodPs + " to " + steppedPs);
        chromium.click("#pause");
        page.awaitState("running");
    }
}
