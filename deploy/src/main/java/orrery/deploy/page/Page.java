package orrery.deploy.page;

import java.io.UncheckedIOException;
import java.util.List;
import orrery.deploy.report.Heading;

/** The page of a run. */
public final class Page {
    /** Its name in a folder of results. */
    public static final String FILE = "report.html";

    private Page() {}

    /**
     * One document that needs no other, the same for the same run but for the effort that it took.
     *
     * @throws UncheckedIOException where the recording cannot be read
     */
    public static String html(Contents contents) {
        var scenario = contents.told().scenario();
        return new Sheet(scenario.name(), html -> top(html, contents), sections(contents)).html("page.js");
    }

    private static List<Section> sections(Contents contents) {
        var outcome = contents.outcome();
        return List.of(
                new TopologySection(contents.topology(), contents.recording(), outcome),
                new LatencySection(outcome.requests()),
                new ThroughputSection(outcome),
                new EnergySection(outcome),
                new StepSection(contents.topology(), contents.recording(), outcome.requests()),
                new VerificationSection(outcome),
                new FaultSection(contents.told(), outcome),
                new ValiditySection(contents.told()),
                new RequestSection(outcome.requests()),
                new StampSection(contents.stamp(), outcome));
    }

    private static void top(Html html, Contents contents) {
        html.words("p", Heading.of(contents.told().scenario()), "class", "faint");
        new Glance(contents.told().scenario(), contents.outcome()).write(html);
    }
}
