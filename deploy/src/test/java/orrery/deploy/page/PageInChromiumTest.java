package orrery.deploy.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import orrery.deploy.browser.Chromium;
import orrery.deploy.report.Example;
import orrery.deploy.watch.ChromiumProgram;
import orrery.fabric.topology.Topologies;

/** Reports of made-up runs in a real browser. Skipped where there is none. */
@Timeout(600)
final class PageInChromiumTest {
    private static final int PICTURE_BYTES_MOST = 150_000;

    @TempDir
    private static Path folder;

    private static Chromium chromium;

    @BeforeAll
    static void open() throws Exception {
        chromium = Chromium.open(ChromiumProgram.orSkip(), Files.createDirectory(folder.resolve("profile")));
    }

    @AfterAll
    static void close() throws Exception {
        if (chromium != null) {
            chromium.close();
        }
    }

    private static OpenedReport opened(Contents contents) throws Exception {
        return new OpenedReport(chromium, Files.writeString(folder.resolve(Page.FILE), Page.html(contents)));
    }

    @Test
    void showsHundredsOfDevices(@TempDir Path recorded) throws Exception {
        var topology = Topologies.named("rubin-ultra-nvl576");
        var recording = MadeUp.recording(topology, recorded);
        var report = opened(MadeUp.contents(topology, MadeUp.outcome(64, 256), recording));

        report.canBeSeen();
        report.canBePlayed();
        report.asksForNothing();
        assertEquals(
                topology.devices(),
                chromium.value("document.querySelectorAll('.cell[id]').length").asInt());
        var picture = Path.of("target", "report-576.png");
        chromium.value("document.getElementById('topology').scrollIntoView(); 1");
        chromium.shoot(picture);
        assertTrue(Files.size(picture) < PICTURE_BYTES_MOST, Files.size(picture) + " bytes");
    }

    @Test
    void showsRunsOfWhichLittleIsKnown(@TempDir Path recorded) throws Exception {
        var nothing = Recorder.recording(recorded, List.of(), List.of());
        var report = opened(MadeUp.contents(Topologies.named("hgx-h100"), Example.outcome(), nothing));

        report.canBeSeen();
        report.asksForNothing();
    }

    @Test
    void showsTopologiesThatAreTooLargeForAMap(@TempDir Path recorded) throws Exception {
        var topology = Topologies.named("fat-tree:endpoints=8192,tiers=3");
        var report = opened(
                MadeUp.contents(topology, Example.outcome(), Recorder.recording(recorded, List.of(), List.of())));

        report.canBeSeen();
        report.asksForNothing();
    }
}
