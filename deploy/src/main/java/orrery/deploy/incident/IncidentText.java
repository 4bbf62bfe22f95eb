package orrery.deploy.incident;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import orrery.deploy.report.Figures;
import orrery.fabric.fault.FaultAction;
import orrery.node.outcome.Incident;
import orrery.node.outcome.Outcome;
import orrery.protocol.units.SimTime;

/** What broke, for people: every incident, the goodput curve, the tokens, the shares of time. */
public final class IncidentText {
    private static final int MOST = 40;
    private static final String INDENT = "  ";

    private IncidentText() {}

    /**
     * Lines ended by line feeds; none where nothing was to go wrong.
     *
     * @param baseline the same run without faults, where there was one
     */
    public static String of(Outcome outcome, Optional<Outcome> baseline) {
        var incidents = outcome.incidents();
        var more = incidents.size() > MOST
                ? INDENT + "and " + (incidents.size() - MOST) + " more, all of them with --json\n"
                : "";
        return "what broke:" + (incidents.isEmpty() ? " nothing, no fault struck before the end\n" : "\n")
                + incidents.stream().limit(MOST).map(IncidentText::incident).collect(Collectors.joining())
                + more
                + failures(outcome)
                + curve(GoodputCurve.of(outcome))
                + TokenComparison.of(outcome, baseline)
                        .map(tokens -> INDENT + "tokens: " + tokens.words() + "\n")
                        .orElse("")
                + shares(Windows.of(outcome, incidents));
    }

    private static String failures(Outcome outcome) {
        var asked = outcome.requests().size();
        var failed = outcome.requests().stream()
                .filter(request -> !Completed.is(request))
                .count();
        return failed == 0 ? "" : INDENT + "requests: " + failed + " of " + asked + " FAILED\n";
    }

    private static String incident(Incident incident) {
        return INDENT + incident.at() + "  " + incident.action() + " at " + Names.some(incident.devices()) + ": "
                + String.join(", ", course(incident)) + "\n"
                + damage(incident);
    }

    private static List<String> course(Incident incident) {
        return List.of(
                since("detected", incident.detected(), incident.at(), "nobody noticed"),
                since("serving again", incident.recovered(), incident.at(), unrecovered(incident)),
                since("healed", incident.healed(), incident.at(), unhealed(incident)));
    }

    private static String unhealed(Incident incident) {
        return FaultAction.of(incident.action()).map(FaultAction::lasts).orElse(true)
                ? "not healed"
                : "nothing to heal";
    }

    private static String unrecovered(Incident incident) {
        return incident.copies().isEmpty() ? "nothing to recover" : "never served again";
    }

    private static String since(String what, SimTime then, SimTime struck, String otherwise) {
        return then == null ? otherwise : what + " +" + then.since(struck);
    }

    private static String damage(Incident incident) {
        return incident.copies().isEmpty() && incident.requests().isEmpty()
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%s%sblast radius: devices %d, copies %d, requests %d; %d tokens lost, %d computed again\n",
                        INDENT,
                        INDENT,
                        incident.blastRadius().size(),
                        incident.copies().size(),
                        incident.requests().size(),
                        incident.lostTokens(),
                        incident.recomputedTokens());
    }

    private static String curve(GoodputCurve curve) {
        var most =
                curve.parts().stream().mapToDouble(curve::tokensPerSecond).max().orElse(0);
        return INDENT + "tokens/s |" + curve.sparkline() + "| most " + Figures.rate(most) + ", "
                + Figures.time(curve.partPs()) + " each\n";
    }

    private static String shares(Windows windows) {
        var all = Stream.of(windows.before(), windows.during(), windows.after())
                .mapToDouble(Window::seconds)
                .sum();
        return windows.during().seconds() == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%stime: %s before (%.1f%%), %s during (%.1f%%), %s after (%.1f%%)\n",
                        INDENT,
                        time(windows.before()),
                        100 * windows.before().seconds() / all,
                        time(windows.during()),
                        100 * windows.during().seconds() / all,
                        time(windows.after()),
                        100 * windows.after().seconds() / all);
    }

    private static String time(Window window) {
        return Figures.time((double) window.untilPs() - window.fromPs());
    }
}
