package orrery.deploy.page;

import orrery.deploy.report.VerificationText;
import orrery.node.outcome.Outcome;

/** Whether the cluster said what one device says. */
record VerificationSection(Outcome outcome) implements Section {
    private static final int MISSED_SHOWN = 20;

    @Override
    public String id() {
        return "verification";
    }

    @Override
    public String title() {
        return "Verification";
    }

    @Override
    public void write(Html html) {
        html.words("p", "The same model and requests on one device, token by token and logit by logit:");
        html.lines(VerificationText.of(outcome.verification()));
        var missed = outcome.missedDeadlines();
        if (!missed.isEmpty()) {
            html.words("p", missed.size() + " deadlines missed; the first of them:", "class", "bad");
            missed.stream()
                    .limit(MISSED_SHOWN)
                    .forEach(one -> html.words("p", one.device() + ": " + one.happened(), "class", "faint"));
        }
    }
}
