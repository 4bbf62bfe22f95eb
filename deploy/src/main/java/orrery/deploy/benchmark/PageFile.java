package orrery.deploy.benchmark;

import static orrery.deploy.benchmark.PlanFile.require;

import java.nio.file.Path;
import java.util.Optional;
import orrery.deploy.scenario.InputProblem;

/** Reads a {@link PagePlan} from YAML: the shipped one, or that of a file. */
final class PageFile {
    static final String BENCHMARK = "page";
    private static final int MOST = 1000;
    private static final int NARROWEST = 400;
    private static final int WIDEST = 8000;

    private PageFile() {}

    /** @throws InputProblem where it cannot be read or used */
    static PagePlan read(Optional<Path> file) {
        return checked(PlanFile.name(BENCHMARK, file), PlanFile.read(BENCHMARK, PagePlan.class, file));
    }

    /** @throws InputProblem where a figure is out of its range */
    static PagePlan checked(String name, PagePlan plan) {
        var isWindow = plan.window().size() == 2
                && plan.window().stream().allMatch(side -> side >= NARROWEST && side <= WIDEST);
        require(name, "window", isWindow, plan.window(), "width and height from " + NARROWEST + " to " + WIDEST);
        require(name, "pace", plan.pace().picos() > 0, plan.pace(), "virtual time above 0, such as 20 us");
        within(name, "seconds", plan.seconds());
        within(name, "between_keys", plan.betweenKeys());
        within(name, "times", plan.times());
        return plan;
    }

    private static void within(String name, String field, int found) {
        require(name, field, found >= 1 && found <= MOST, found, "a whole number from 1 to " + MOST);
    }
}
