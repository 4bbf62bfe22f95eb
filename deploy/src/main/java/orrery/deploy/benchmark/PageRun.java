package orrery.deploy.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import orrery.deploy.api.Bind;
import orrery.deploy.api.Watched;
import orrery.deploy.benchmark.PageMeasured.Frame;
import orrery.deploy.browser.Chromium;
import orrery.deploy.scenario.ScenarioFile;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.topology.TopologySource;
import orrery.node.console.LiveRuns;
import orrery.node.host.EmulationMaker;
import orrery.node.job.Job;
import orrery.node.outcome.Progress;
import orrery.node.scenario.Scenario;

/** One run of a {@link PagePlan}: a run that goes on, its live page, a browser that shows it; with its other end, a JVM of its own. */
public final class PageRun implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE_MINUTES = 5;
    private static final int SETTLING_SECONDS = 3; // scripts are compiled, fonts are there
    private static final String FOCUS = "document.getElementById('map').focus(); 1";

    /** Into a rack, to a device of it, and back. */
    private static final List<String> KEYS =
            List.of("ArrowRight", "ArrowDown", "Enter", "ArrowRight", "Enter", "ArrowUp", "Escape", "Escape");

    private final PagePlan plan;
    private final CountDownLatch tokensCome = new CountDownLatch(1);
    private final LiveRuns runs;
    private final Watched page;

    private PageRun(PagePlan plan) throws IOException {
        this.plan = plan;
        this.page = Watched.open(Bind.of("127.0.0.1", 0, Optional.empty()));
        this.runs = LiveRuns.here(Runtime.getRuntime().availableProcessors(), EmulationMaker.REAL);
    }

    static PageMeasured inFreshJvm(PagePlan plan, Path chromium) throws IOException {
        return FreshJvm.run(
                "the live page",
                PageRun.class,
                List.of(JSON.writeValueAsString(plan), chromium.toString()),
                plan.java(),
                PageMeasured.class);
    }

    /** The other end. */
    public static void main(String[] args) throws Exception {
        try (var run = new PageRun(JSON.readValue(args[0], PagePlan.class))) {
            System.out.println(JSON.writeValueAsString(run.measured(Path.of(args[1]))));
        }
    }

    private PageMeasured measured(Path program) throws Exception {
        begin(ScenarioFile.read(plan.scenario(), plan.settings()).scenario());
        var profile = Files.createTempDirectory("orrery-page-");
        try (var chromium = Chromium.open(program, profile, plan.window())) {
            chromium.visit(page.address());
            chromium.until("document.getElementById('state')?.textContent === 'running'");
            chromium.until("document.querySelector('.tail')?.textContent");
            TimeUnit.SECONDS.sleep(SETTLING_SECONDS);
            var flowing = frames(chromium, () -> TimeUnit.SECONDS.sleep(plan.seconds()));
            chromium.value(FOCUS);
            return new PageMeasured(flowing, frames(chromium, () -> zoom(chromium)));
        } finally {
            delete(profile);
        }
    }

    /** As fast as it goes until tokens come, and then slowly. */
    private void begin(Scenario scenario) throws Exception {
        var source = new TopologySource.Named(scenario.topology());
        page.begins(
                scenario,
                source.draw(Catalogue.load()),
                runs::repace,
                plan.pace().picos());
        runs.begin(
                new Job.Run(scenario, source, false),
                this::reached,
                Optional.empty(),
                Optional.empty(),
                Optional.of(page));
        if (!tokensCome.await(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
            throw new IOException("no token came within " + PATIENCE_MINUTES + " minutes; take shorter prompts");
        }
        runs.repace(plan.pace().picos(), 0).get(PATIENCE_MINUTES, TimeUnit.MINUTES);
    }

    private void reached(Progress progress) {
        page.reached(progress);
        if (progress.achieved() > 0) {
            tokensCome.countDown();
        }
    }

    /** Something that somebody does, or waits for. */
    private interface Doing {
        void run() throws Exception;
    }

    private static List<Frame> frames(Chromium chromium, Doing doing) throws Exception {
        chromium.trace(FrameTrace.CATEGORIES);
        doing.run();
        var frames = FrameTrace.frames(chromium.traced());
        if (frames.isEmpty()) {
            throw new IOException("this browser's trace tells of no frames");
        }
        return frames;
    }

    private void zoom(Chromium chromium) throws Exception {
        var endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(plan.seconds());
        for (var key = 0; System.nanoTime() < endNanos; key++) {
            chromium.press(KEYS.get(key % KEYS.size()));
            TimeUnit.MILLISECONDS.sleep(plan.betweenKeys());
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    @Override
    public void close() {
        page.close();
        runs.close();
    }
}
