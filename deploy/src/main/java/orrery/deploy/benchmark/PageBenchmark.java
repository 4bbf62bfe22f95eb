package orrery.deploy.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import orrery.deploy.browser.InstalledChromium;
import orrery.deploy.scenario.InputProblem;

/** Times the frames of the live page in a real browser, as a plan says. */
public final class PageBenchmark {
    private final PagePlan plan;
    private final Path chromium;

    private PageBenchmark(PagePlan plan, Path chromium) {
        this.plan = plan;
        this.chromium = chromium;
    }

    /**
     * @param file a plan of one's own; the shipped one where there is none
     * @param times runs in place of the plan's
     * @throws InputProblem where the plan cannot be used, or there is no browser
     */
    public static PageBenchmark of(Optional<Path> file, Optional<Integer> times) {
        var plan = PageFile.read(file);
        var checked = PageFile.checked("the options", plan.times(times.orElse(plan.times())));
        return new PageBenchmark(checked, InstalledChromium.find().orElseThrow(PageBenchmark::none));
    }

    private static InputProblem none() {
        return InputProblem.of(
                InstalledChromium.VARIABLE,
                "",
                "no Chromium on this machine",
                "the path of one",
                "install one, or have one brought: bash deploy/src/test/sh/chromium.sh");
    }

    public PagePlan plan() {
        return plan;
    }

    /**
     * @param each is told of every run as it ends
     * @throws IOException where a JVM could not be started or gave no result
     */
    public List<PageMeasured> run(Consumer<PageMeasured> each) throws IOException {
        var found = new ArrayList<PageMeasured>();
        for (var run = 0; run < plan.times(); run++) {
            found.add(PageRun.inFreshJvm(plan, chromium));
            each.accept(found.getLast());
        }
        return found;
    }
}
