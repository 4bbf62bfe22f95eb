package orrery.deploy.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import orrery.deploy.report.Heading;

/** The page of a run. */
public final class Page {
    /** Its name in a folder of results. */
    public static final String FILE = "report.html";

    /** A browser that keeps to it asks nobody for anything. */
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    private Page() {}

    /**
     * One document that needs no other, the same for the same run but for the effort that it took.
     *
     * @throws UncheckedIOException where the recording cannot be read
     */
    public static String html(Contents contents) {
        var html = new Html();
        head(html, contents);
        html.open("body");
        top(html, contents);
        var sections = sections(contents);
        directory(html, sections);
        html.open("main");
        sections.forEach(section -> section(html, section));
        html.close();
        html.script("page.js");
        html.close();
        return html.end();
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

    private static void head(Html html, Contents contents) {
        html.open("head");
        html.empty("meta", "charset", "utf-8");
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
        html.words("title", contents.told().scenario().name() + " - Orrery");
        html.style("page.css");
        html.close();
    }

    private static void top(Html html, Contents contents) {
        html.open("header");
        html.words("h1", contents.told().scenario().name());
        html.words("p", Heading.of(contents.told().scenario()), "class", "faint");
        new Glance(contents.told().scenario(), contents.outcome()).write(html);
        html.close();
    }

    private static void directory(Html html, List<Section> sections) {
        html.open("nav", "aria-label", "Sections");
        sections.forEach(section -> html.words("a", section.title(), "href", "#" + section.id()));
        html.close();
    }

    private static void section(Html html, Section section) {
        html.open("section", "id", section.id());
        html.words("h2", section.title());
        try {
            section.write(html);
        } catch (IOException e) {
            throw new UncheckedIOException("what happened in the run cannot be read back: " + e, e);
        }
        html.close();
    }
}
