package orrery.deploy.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.deploy.browser.Chromium;
import orrery.deploy.watch.ChromiumProgram;
import orrery.deploy.watch.LivePage;
import orrery.fabric.topology.Topologies;
import orrery.fabric.topology.Topology;
import orrery.node.outcome.Progress;
import orrery.node.watching.Glimpse;
import orrery.node.watching.PlaceGlance;
import orrery.protocol.units.SimTime;

/** Why the live page is smooth: what a frame costs does not grow with what there is to tell. Skipped where there is no browser. */
@Timeout(600)
final class LivePageFramesTest {
    private static final int BUSY = 3; // devices
    private static final int SHAPES_EACH = 2; // a box and its bar
    private static final int CHANGES_MOST = 40; // of elements and texts, in a frame
    private static final long STEP_PS = 1_000_000_000;

    /** Counts what is drawn on the map, and holds frames back where the test says so. */
    private static final String COUNTING = """
            window.counted = 0;
            window.held = null;
            for (const shape of ["fillRect", "strokeRect", "stroke", "fillText"]) {
              const drawn = CanvasRenderingContext2D.prototype[shape];
              CanvasRenderingContext2D.prototype[shape] = function (...parts) {
                counted += this.canvas.id ? 1 : 0;
                return drawn.apply(this, parts);
              };
            }
            const ask = window.requestAnimationFrame.bind(window);
            window.requestAnimationFrame = (then) => (held ? held.push(then) : ask(then));
            """;

    private static final String HOLD = """
            window.changes = new MutationObserver(() => {});
            changes.observe(document.getElementById("app"), { subtree: true, childList: true, characterData: true });
            window.held = [];
            counted = 0;
            1""";

    /** Draws a frame: how many asked for it, shapes, changes of elements and texts. */
    private static final String DRAW = """
            (() => {
              const all = held.splice(0);
              all.forEach((then) => then(performance.now()));
              const frame = { asked: all.length, shapes: counted, changes: changes.takeRecords().length };
              counted = 0;
              return frame;
            })()""";

    @TempDir
    private Path folder;

    private Chromium chromium;
    private Watched watched;
    private Topology topology;

    @BeforeEach
    void watch() throws Exception {
        topology = Topologies.named("rubin-ultra-nvl576");
        chromium = Chromium.open(ChromiumProgram.orSkip(), Files.createDirectory(folder.resolve("profile")));
        chromium.prepare(COUNTING);
        watched = Watched.open(Bind.of("127.0.0.1", 0, Optional.empty()));
        var stages = new Stages(folder);
        watched.begins(Stages.SCENARIO, topology, stages.session(), stages::repace, 0);
        watched.reached(new Progress(new SimTime(1), 6, 7, 64, Progress.Unit.TOKENS));
        chromium.visit(watched.address());
        new LivePage(chromium).awaitRun();
        tell(1);
        chromium.until("document.getElementById('virtual').textContent === '1 ms'");
        chromium.until("document.querySelector('#timeline canvas')");
    }

    @AfterEach
    void close() throws Exception {
        if (chromium != null) {
            chromium.close();
            watched.close();
        }
    }

    /** Devices that are about as busy in every step, and a token. */
    private void tell(int step) {
        var atPs = step * STEP_PS;
        var heard = new Glimpse.Heard(0, 5, step, "Once upon " + step, 0, STEP_PS / 2, atPs, false);
        var stirred = Arrays.stream(topology.gpus())
                .limit(BUSY)
                .mapToObj(
                        gpu -> new Glimpse.Stirred(gpu, 10_000_000_000L * (step % 7 + 1), 0, STEP_PS / (step % 5 + 2)))
                .toList();
        watched.seen(0, new Glimpse(atPs, List.of(heard), stirred));
        watched.places(List.of(new PlaceGlance(0, "here", topology.devices(), 2, atPs, 1_000L * step)));
        watched.reached(new Progress(new SimTime(atPs), 6, 7L + step, 64, Progress.Unit.TOKENS));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10}) // no more than an audience is told before it is behind
    void howeverManyMessagesComeTheyAreDrawnInOneFrameAndOnlyWhatIsAnother(int steps) throws Exception {
        chromium.value(HOLD);
        for (var step = 2; step < 2 + steps; step++) {
            tell(step);
        }
        var last = (1 + steps) + " ms";
        var hasCome = false;
        while (!hasCome) { // what is still on its way is drawn in the next frame
            chromium.until("held.length > 0");
            var frame = chromium.value(DRAW);
            assertEquals(1, frame.get("asked").asInt(), frame::toString);
            assertTrue(frame.get("shapes").asInt() <= BUSY * SHAPES_EACH, frame::toString);
            assertTrue(frame.get("changes").asInt() <= CHANGES_MOST, frame::toString);
            hasCome = chromium.value("document.getElementById('virtual').textContent")
                    .asText()
                    .equals(last);
        }
        assertEquals(List.of(), chromium.complaints());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ArrowRight", "ArrowDown"})
    void whoeverWalksFromADeviceToTheNextHasOnlyTheTwoDrawnAgain(String key) throws Exception {
        chromium.value(LivePage.MAP + ".focus(); 1");
        chromium.press(key);
        chromium.until("document.querySelector('.links table')");
        var before =
                chromium.value("document.getElementById('device').textContent").asText();
        chromium.value(HOLD);
        chromium.press(key);
        var shapes = 0;
        while (chromium.value("document.getElementById('device').textContent")
                .asText()
                .equals(before)) {
            chromium.until("held.length > 0");
            shapes += chromium.value(DRAW).get("shapes").asInt();
        }
        assertTrue(shapes > 0 && shapes <= 2 * (SHAPES_EACH + 1), shapes + " shapes");
    }
}
