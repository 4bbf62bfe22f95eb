package orrery.deploy.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import orrery.node.outcome.RequestOutcome;
import orrery.node.scenario.Scenario;

/** Every request in a few lines: {@code «prompt»} and what the model added. */
final class Texts {
    private static final int WIDTH = 92;
    private static final int PROMPT_LONGEST = 70;
    private static final int LINES_MOST = 5;

    private Texts() {}

    static String of(Scenario scenario, List<RequestOutcome> requests) {
        return requests.stream().map(request -> one(scenario, request)).collect(Collectors.joining());
    }

    private static String one(Scenario scenario, RequestOutcome request) {
        var prompt = Paragraph.tail(Paragraph.printable(request.prompt()).strip(), PROMPT_LONGEST);
        var text = "«" + prompt + "»" + Paragraph.printable(request.text()).stripTrailing() + end(request)
                + judgement(scenario, request);
        var lines = Paragraph.lines(text, WIDTH);
        var shown = lines.stream().limit(LINES_MOST).collect(Collectors.joining("\n      "));
        var more = lines.size() > LINES_MOST ? " … (" + (lines.size() - LINES_MOST) + " more lines)" : "";
        return String.format(Locale.ROOT, "%4d  %s%s\n", request.request(), shown, more);
    }

    private static String end(RequestOutcome request) {
        return switch (request.ended()) {
            case STOP -> "";
            case LENGTH -> "…";
            case UNFINISHED -> "  [unfinished]";
            case FAILED -> "  [failed]";
        };
    }

    private static String judgement(Scenario scenario, RequestOutcome request) {
        return switch (request.answer()) {
            case RIGHT -> "  [right]";
            case WRONG -> "  [wrong, expected: " + Paragraph.printable(expected(scenario, request)) + "]";
            case NOT_ASKED -> "";
        };
    }

    private static String expected(Scenario scenario, RequestOutcome request) {
        return scenario.load().prompts().get(request.request()).expectedAnswer();
    }
}
