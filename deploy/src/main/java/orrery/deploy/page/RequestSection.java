package orrery.deploy.page;

import java.util.List;
import java.util.Locale;
import orrery.deploy.report.Figures;
import orrery.deploy.report.Latency;
import orrery.deploy.report.Paragraph;
import orrery.node.outcome.RequestOutcome;

/** What was asked and answered, as far as there is room. */
record RequestSection(List<RequestOutcome> requests) implements Section {
    private static final int SHOWN = 256;
    private static final int LONGEST = 240; // letters

    @Override
    public String id() {
        return "requests";
    }

    @Override
    public String title() {
        return "Requests";
    }

    @Override
    public void write(Html html) {
        var more =
                requests.size() > SHOWN ? ", the first " + SHOWN + " of them here, all of them" : ", all of them also";
        html.words("p", requests.size() + " requests" + more + " in requests.csv.");
        html.open("details");
        html.words("summary", "prompts and answers");
        html.table(
                List.of("request", "prompt", "answer", "ended", "tokens", "TTFT", "E2EL"),
                requests.stream().limit(SHOWN).map(RequestSection::row).toList());
        html.close();
    }

    private static List<String> row(RequestOutcome request) {
        return List.of(
                Integer.toString(request.request()),
                Paragraph.head(Paragraph.printable(request.prompt()), LONGEST),
                Paragraph.head(Paragraph.printable(request.text()), LONGEST),
                request.ended().name().toLowerCase(Locale.ROOT),
                Integer.toString(request.tokens().size()),
                time(request, Latency.TTFT),
                time(request, Latency.E2EL));
    }

    private static String time(RequestOutcome request, Latency latency) {
        return latency.timesPs(List.of(request))
                .mapToObj(Figures::time)
                .findFirst()
                .orElse("");
    }
}
