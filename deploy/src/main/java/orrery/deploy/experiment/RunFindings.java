package orrery.deploy.experiment;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import orrery.deploy.hypothesis.Metric.Damage;
import orrery.deploy.hypothesis.Verdict;
import orrery.deploy.hypothesis.VerdictJson;
import orrery.deploy.hypothesis.VerdictText;
import orrery.deploy.incident.IncidentJson;
import orrery.deploy.incident.IncidentText;
import orrery.deploy.page.Told;
import orrery.deploy.report.JsonReport;
import orrery.deploy.report.TextReport;
import orrery.deploy.validation.inference.NearestRun;
import orrery.node.outcome.Outcome;
import orrery.node.scenario.Scenario;

/**
 * All that {@code orrery run} has to say of a run.
 *
 * @param baseline the same run without faults, where somebody asked for it
 * @param verdicts on what was expected
 */
public record RunFindings(Scenario scenario, Outcome outcome, Optional<Outcome> baseline, List<Verdict> verdicts) {

    private boolean isStruck() {
        return !scenario.faults().schedule().isEmpty() || !outcome.incidents().isEmpty();
    }

    /** As {@code orrery run} prints it. */
    public String text() {
        var broken = isStruck() ? IncidentText.of(outcome, baseline) : "";
        return TextReport.of(scenario, outcome, validated(), broken + VerdictText.of(verdicts));
    }

    /** As {@code orrery run --json} prints it: one object, ended by a line feed. */
    public String json() {
        return JsonReport.of(scenario, outcome, validated(), more());
    }

    private ObjectNode more() {
        var more = isStruck() ? IncidentJson.of(outcome, baseline) : JsonNodeFactory.instance.objectNode();
        if (!verdicts.isEmpty()) {
            more.set("expected", VerdictJson.of(verdicts));
        }
        return more;
    }

    /** What the page of the run says that is not in its outcome. */
    Told told() {
        return new Told(scenario, baseline, validated(), VerdictText.of(verdicts));
    }

    private String validated() {
        return NearestRun.of(scenario).words();
    }

    /** Who expects something of the tokens has the last word on them. */
    public boolean isGood() {
        var areTokensExpected = verdicts.stream().anyMatch(v -> v.expectation().metric() == Damage.TOKENS_EQUAL);
        return (areTokensExpected || outcome.verification().passed())
                && outcome.missedDeadlines().isEmpty()
                && verdicts.stream().allMatch(Verdict::passed);
    }
}
