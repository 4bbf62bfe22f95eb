package orrery.deploy.page;

import java.util.List;
import java.util.stream.Stream;
import orrery.deploy.report.Figures;
import orrery.node.outcome.Effort;
import orrery.node.outcome.Outcome;

/** What it takes to have the run again, and what it took. */
record StampSection(List<Fact> stamp, Outcome outcome) implements Section {

    @Override
    public String id() {
        return "stamp";
    }

    @Override
    public String title() {
        return "Stamp";
    }

    @Override
    public void write(Html html) {
        html.open("p");
        html.words("code", "orrery reproduce stamp.json");
        html.words("span", " runs it again, from the file of that name in this folder, and compares.");
        html.close();
        html.table(
                List.of("what", "value"),
                Stream.concat(stamp.stream(), Stream.of(effort(outcome.effort())))
                        .map(fact -> List.of(fact.name(), fact.value()))
                        .toList());
    }

    private static Fact effort(Effort effort) {
        return new Fact(
                "effort",
                Figures.wall(effort.wallSeconds()) + " of wall time, " + effort.events() + " events, "
                        + effort.windows() + " windows, JVMs: " + effort.jvms() + ", threads of each: "
                        + effort.threads());
    }
}
