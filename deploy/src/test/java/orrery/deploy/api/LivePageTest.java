package orrery.deploy.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import orrery.deploy.browser.Chromium;
import orrery.deploy.watch.ChromiumProgram;
import orrery.deploy.watch.LivePage;
import orrery.fabric.actor.Conductor;
import orrery.fabric.topology.Topologies;
import orrery.fabric.topology.Topology;
import orrery.node.outcome.Progress;
import orrery.node.watching.Glimpse;
import orrery.node.watching.PlaceGlance;
import orrery.protocol.units.SimTime;

/** The live page in a real browser, with the mouse and with keys. Skipped where there is none. */
@Timeout(600)
final class LivePageTest {
    private static final int PICTURE_BYTES_MOST = 150_000;

    @TempDir
    private static Path profile;

    private static Chromium chromium;
    private static LivePage page;

    @TempDir
    private Path folder;

    private Stages stages;
    private Watched watched;

    @BeforeAll
    static void openBrowser() throws Exception {
        chromium = Chromium.open(ChromiumProgram.orSkip(), profile);
        page = new LivePage(chromium);
    }

    @AfterAll
    static void closeBrowser() throws Exception {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void listen() throws Exception {
        stages = new Stages(folder);
        watched = Watched.open(Bind.of("127.0.0.1", 0, Optional.empty()));
        chromium.prefer("light");
    }

    @AfterEach
    void leave() throws Exception {
        chromium.visit("about:blank");
        watched.close();
    }

    private void watch(Topology topology) throws Exception {
        watched.begins(Stages.SCENARIO, topology, stages.session(), stages::repace, 0);
        watched.reached(new Progress(new SimTime(1_000_000), 6, 7, 64, Progress.Unit.TOKENS));
        chromium.visit(watched.address());
        page.awaitRun();
    }

    @Test
    void aClickInjectsAFaultThatIsSeenOnTheMapAndAnotherHealsIt() throws Exception {
        watch(Stages.TOPOLOGY);
        assertEquals(0, chromium.value(LivePage.RED_PIXELS).asInt());
        chromium.value(
                "document.getElementById('select').value = 'gpu[3]'; document.getElementById('action').value = 'gpu.lost'; 1");

        chromium.click("#inject button");

        chromium.until("document.querySelector('#faults .bad')?.textContent === 'gpu.lost'");
        chromium.until(LivePage.RED_PIXELS + " > 20");
        var picture = Path.of("target", "live-page.png");
        chromium.shoot(picture);
        assertTrue(Files.size(picture) < PICTURE_BYTES_MOST, Files.size(picture) + " bytes");

        chromium.click("#faults button");
        chromium.until("!document.querySelector('#faults .bad')");
        chromium.until(LivePage.RED_PIXELS + " === 0");
        assertEquals(List.of(), chromium.complaints());
    }

    @Test
    void keysWalkTheMapAndPauseTheRun() throws Exception {
        watch(Stages.TOPOLOGY);
        chromium.value(LivePage.MAP + ".focus(); 1");
        chromium.press("ArrowRight");
        chromium.until("document.getElementById('device')");
        var first =
                chromium.value("document.getElementById('device').textContent").asText();
        chromium.press("ArrowRight");
        chromium.until("document.getElementById('device').textContent !== '" + first + "'");

        chromium.press(" ");
        chromium.until("document.getElementById('state').textContent === 'paused'");
        chromium.press(".");
        stages.awaitPaces(2);
        chromium.press(" ");
        chromium.until("document.getElementById('state').textContent === 'running'");

        assertEquals(Conductor.PAUSED_PS, stages.paces.getFirst()[0]);
        assertEquals(0, stages.paces.getLast()[0]);
        assertEquals(List.of(), chromium.complaints());
    }

    @Test
    void tokensAndJvmsAreShownAsTheyComeInLightAndDark() throws Exception {
        watch(Stages.TOPOLOGY);
        var gpu = Stages.TOPOLOGY.gpus()[0];
        for (var step = 1; step <= 4; step++) {
            var atPs = step * 1_000_000_000L;
            var heard = new Glimpse.Heard(0, 5, step, "Once upon " + step, 0, 900_000_000L, atPs, false);
            watched.seen(
                    0, new Glimpse(atPs, List.of(heard), List.of(new Glimpse.Stirred(gpu, 100_000_000, 0, atPs / 5))));
            watched.places(List.of(new PlaceGlance(0, "here", 9, 2, atPs, 1_000L * step)));
            watched.reached(new Progress(new SimTime(atPs), 6, 7L + step, 64, Progress.Unit.TOKENS));
        }

        chromium.until("document.querySelector('.tail')?.textContent === 'Once upon 4'");
        chromium.until("document.querySelector('#timeline canvas')");
        chromium.value("document.querySelector('#timeline canvas').title = 'light'; 1");
        var light = chromium.value("getComputedStyle(document.body).backgroundColor")
                .asText();
        chromium.prefer("dark");
        chromium.until("getComputedStyle(document.body).backgroundColor !== '" + light + "'");
        chromium.until("document.querySelector('#timeline canvas').title === ''");
        assertEquals(List.of(), chromium.complaints());
    }

    @Test
    void aBrowserThatComesBackSeesTheRunAsItIs() throws Exception {
        watch(Stages.TOPOLOGY);
        chromium.visit("about:blank");
        watched.reached(new Progress(new SimTime(7_000_000), 6, 9, 64, Progress.Unit.TOKENS));
        chromium.visit(watched.address());

        chromium.until("document.getElementById('virtual')?.textContent === '7 µs'");
        assertTrue(chromium.value("document.title").asText().contains("Orrery"));
        assertFalse(chromium.value("document.documentElement.scrollWidth > innerWidth")
                .asBoolean());
    }

    @Test
    void hundredsOfDevicesAreToldApartAndARackIsLookedInto() throws Exception {
        var topology = Topologies.named("rubin-ultra-nvl576");
        watch(topology);
        var all = page.boxes(null);
        var gpu = topology.name(topology.gpus()[100]);
        page.clickDevice(gpu);
        var picture = Path.of("target", "live-page-576.png");
        chromium.shoot(picture);

        assertEquals(topology.devices(), all.get("boxes").asInt());
        assertEquals(0, all.get("outside").asInt());
        assertEquals(0, all.get("overlapping").asInt());
        assertTrue(Files.size(picture) < PICTURE_BYTES_MOST, Files.size(picture) + " bytes");

        chromium.until("document.querySelector('#inject button').getBoundingClientRect().bottom < innerHeight");
        chromium.value(LivePage.MAP + ".focus(); 1");
        chromium.press("Enter");
        chromium.until("document.querySelector('nav').textContent.includes('rack 1')");
        var rack = page.boxes(1);
        assertTrue(rack.get("boxes").asInt() > 72
                && rack.get("size").asDouble() > 2 * all.get("size").asDouble());
        assertEquals(0, rack.get("outside").asInt() + rack.get("overlapping").asInt());
        chromium.press("Escape");
        chromium.until("!document.querySelector('nav').textContent.includes('rack 1')");
        assertEquals(List.of(), chromium.complaints());
    }
}
