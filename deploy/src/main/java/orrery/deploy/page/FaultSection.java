package orrery.deploy.page;

import orrery.deploy.incident.IncidentText;
import orrery.node.outcome.Outcome;

/** What broke, and what came of it. */
record FaultSection(Told told, Outcome outcome) implements Section {

    @Override
    public String id() {
        return "faults";
    }

    @Override
    public String title() {
        return "Faults";
    }

    @Override
    public void write(Html html) {
        if (outcome.incidents().isEmpty() && told.scenario().faults().schedule().isEmpty()) {
            html.words("p", "None was in the scenario, and none was typed.");
        } else {
            html.drawing(new IncidentTimeline(outcome).svg());
            html.lines(IncidentText.of(outcome, told.baseline()));
        }
        if (!told.expected().isEmpty()) {
            html.words("h3", "Expected");
            html.lines(told.expected());
        }
    }
}
