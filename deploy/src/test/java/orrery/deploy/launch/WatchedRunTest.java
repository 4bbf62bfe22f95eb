package orrery.deploy.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import orrery.deploy.watch.Chromium;
import orrery.deploy.watch.ChromiumProgram;
import orrery.deploy.watch.LivePage;

/** A run from the command line to its end, watched in a real browser, with the mouse alone. Skipped where there is none. */
@Timeout(180)
final class WatchedRunTest {
    private static final Pattern ADDRESS = Pattern.compile("watch it at (\\S+)");
    private static final String HOME = "user.home";
    private static final long STEP_PS = 10_000_000;
    private static final int PICTURE_BYTES_MOST = 150_000;

    @TempDir
    private Path folder;

    private final String home = System.getProperty(HOME);
    private final InThisJvm jvm = new InThisJvm();
    private Chromium chromium;
    private LivePage page;

    @BeforeEach
    void open() throws Exception {
        System.setProperty(HOME, folder.toString()); // where runs listen
        chromium = Chromium.open(ChromiumProgram.orSkip(), Files.createDirectory(folder.resolve("profile")));
        page = new LivePage(chromium);
    }

    @AfterEach
    void close() throws Exception {
        System.setProperty(HOME, home);
        if (chromium != null) {
            chromium.close();
        }
    }

    private CompletableFuture<Integer> begin(Path results) throws Exception {
        var scenario = Files.writeString(folder.resolve("small.yaml"), """
                topology: hgx-h100
                plan: {tensor_parallel: 2}
                load: {count: 2, new_tokens: 16}
                """);
        var run = CompletableFuture.supplyAsync(() -> jvm.orrery(
                "run", scenario.toString(), "--watch", "--port", "0", "--pace", "50us/s", "--out", results.toString()));
        while (!ADDRESS.matcher(jvm.err.toString()).find()) {
            assertTrue(!run.isDone(), jvm.err::toString);
            Thread.sleep(20);
        }
        var address = ADDRESS.matcher(jvm.err.toString());
        assertTrue(address.find());
        chromium.visit(address.group(1));
        page.awaitRun();
        return run;
    }

    @Test
    void isBrokenStoppedSteppedHealedAndSeenToItsEnd() throws Exception {
        var results = folder.resolve("results");
        var run = begin(results);

        breakGpu();
        pauseAndStep();
        chromium.click("#faults button");
        chromium.until("!document.querySelector('#faults .bad')");
        chromium.until(LivePage.RED_PIXELS + " === 0");
        page.choose("#pace", "");

        page.awaitState("over");
        assertTrue(page.text("header").contains("as expected"), page.text("header"));
        chromium.until("fetch('/api/v1/results').then((answer) => answer.ok)");
        assertEquals(List.of(), chromium.complaints());
        chromium.close();
        assertEquals(0, run.get(60, TimeUnit.SECONDS), jvm.err::toString);
        assertTrue(Files.readString(results.resolve("events.jsonl")).contains("\"gpu.slowed\""));
    }

    private void breakGpu() throws Exception {
        assertEquals(0, chromium.value(LivePage.RED_PIXELS).asInt());
        page.clickDevice("gpu1");
        assertEquals("gpu1", chromium.value("document.getElementById('select').value").asText());
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
        chromium.until("fetch('/api/v1/run').then((a) => a.json()).then((run) => run.virtual_ps > " + stoodPs + ")");
        var steppedPs = page.settledPs();
        assertTrue(steppedPs <= stoodPs + 2 * STEP_PS, stoodPs + " to " + steppedPs);
        chromium.click("#pause");
        page.awaitState("running");
    }
}
