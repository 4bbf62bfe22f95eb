package orrery.deploy.incident;

import java.util.List;
import java.util.stream.Stream;
import orrery.node.outcome.Incident;
import orrery.node.outcome.Outcome;
import orrery.node.outcome.RequestOutcome;
import orrery.protocol.units.SimTime;

/**
 * The parts that faults cut a run into.
 *
 * <pre>
 *   first request        first strike      all healed or serving again        last token
 *   ├──── before ─────────┼───── during ───┼──────────── after ──────────────┤
 * </pre>
 *
 * @param always from the first request to the last token
 * @param before ends when the first fault strikes
 * @param during empty where nothing struck
 * @param after empty where nothing struck, or it was never over
 */
public record Windows(Window always, Window before, Window during, Window after) {

    /** By some of the incidents of a run. */
    public static Windows of(Outcome outcome, List<Incident> incidents) {
        var end = end(outcome);
        var always = new Window(start(outcome), end);
        if (incidents.isEmpty()) {
            return new Windows(always, always, new Window(end, end), new Window(end, end));
        }
        var struck = incidents.stream().mapToLong(i -> i.at().picos()).min().orElseThrow();
        var over = incidents.stream()
                .mapToLong(i -> over(i, Math.max(end, outcome.end().picos())))
                .max()
                .orElseThrow();
        return new Windows(
                always,
                new Window(always.fromPs(), Math.min(struck, end)),
                new Window(struck, over),
                new Window(over, end));
    }

    private static long over(Incident incident, long end) {
        if (!incident.copies().isEmpty() && incident.recovered() == null) {
            return end;
        }
        return Stream.of(incident.healed(), incident.recovered())
                .flatMap(Stream::ofNullable)
                .mapToLong(SimTime::picos)
                .max()
                .orElse(end);
    }

    private static long start(Outcome outcome) {
        return outcome.requests().stream()
                .mapToLong(request -> request.sent().picos())
                .min()
                .orElse(0);
    }

    /** Just after the last token, which so is in it. */
    private static long end(Outcome outcome) {
        return 1
                + outcome.requests().stream()
                        .map(RequestOutcome::tokenTimes)
                        .filter(times -> !times.isEmpty())
                        .mapToLong(times -> times.getLast().picos())
                        .max()
                        .orElse(outcome.end().picos());
    }
}
