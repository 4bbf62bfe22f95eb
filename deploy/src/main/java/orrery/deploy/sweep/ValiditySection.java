package orrery.deploy.sweep;

import java.util.List;
import orrery.deploy.page.Html;
import orrery.deploy.page.Section;
import orrery.deploy.report.Labels;
import orrery.deploy.sweep.Ended.Results;

/** How far each kind of number may be trusted, and by which measured run. */
record ValiditySection(Findings findings) implements Section {

    @Override
    public String id() {
        return "validity";
    }

    @Override
    public String title() {
        return "How far the numbers are validated";
    }

    @Override
    public void write(Html html) {
        html.open("ul");
        html.words("li", "Tokens: computed, not modelled; " + compared());
        html.words("li", "Times, rates, energy and cost: " + Labels.UNVALIDATED + " for these very runs.");
        html.close();
        html.table(
                List.of("cells", "how near measured runs are"),
                findings.validated().entrySet().stream()
                        .map(words -> List.of(numbers(words.getValue()), words.getKey()))
                        .toList());
    }

    private String compared() {
        var compared = findings.results().filter(Results::isCompared).count();
        return compared == 0
                ? "in no cell compared with one device."
                : "compared with one device in " + compared + " of "
                        + findings.all().size() + " cells, each of which says what came of it.";
    }

    /** For example {@code 1-4, 7}. */
    private static String numbers(List<Finding> some) {
        var words = new StringBuilder();
        for (var at = 0; at < some.size(); at++) {
            var number = some.get(at).number();
            var follows = at > 0 && some.get(at - 1).number() == number - 1;
            var goesOn = at + 1 < some.size() && some.get(at + 1).number() == number + 1;
            if (!follows || !goesOn) {
                words.append(words.isEmpty() ? "" : follows ? "-" : ", ").append(number);
            }
        }
        return words.toString();
    }
}
