package orrery.deploy.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.deploy.browser.Chromium;
import orrery.deploy.page.OpenedReport;
import orrery.deploy.watch.ChromiumProgram;

/** Reports of made-up sweeps in a real browser. Skipped where there is none. */
@Timeout(600)
final class SweepPageInChromiumTest {
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

    @ParameterizedTest
    @ValueSource(ints = {2, 7, 300})
    void canBeReadHoweverManyCellsThereAre(int seeds) throws Exception {
        var findings = MadeUpFindings.of(seeds);
        var file = Files.writeString(folder.resolve("report-" + seeds + ".html"), findings.html());
        var report = new OpenedReport(chromium, file);

        report.canBeSeen();
        report.canBeTold();
        report.asksForNothing();
        assertEquals(
                1 + findings.all().size(),
                chromium.value("document.querySelectorAll('#cells tr').length").asInt());
        chromium.shoot(Path.of("target", "report-sweep-" + seeds + ".png"));
    }
}
