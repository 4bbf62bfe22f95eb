package orrery.node.emulation;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import orrery.fabric.link.Held;
import orrery.fabric.link.Standstill;
import orrery.fabric.topology.Topology;
import orrery.node.emulation.Findings.Underway;
import orrery.node.outcome.RequestOutcome;
import orrery.node.outcome.RequestOutcome.Ended;

/** Whether every request came to its end; where one did not, who waits for what. */
final class Finishing {
    private static final int SHOWN_MOST = 16;

    private final Topology topology;
    private final List<Findings> findings;

    private Finishing(Topology topology, List<Findings> findings) {
        this.topology = topology;
        this.findings = findings;
    }

    /**
     * A device that missed its timetable did nothing more, and what it missed is told instead.
     *
     * @throws RunStalled where a request never came to its end, and no fault says why
     */
    static void require(Topology topology, List<Findings> findings) {
        var unfinished = findings.stream()
                .flatMap(one -> one.requests().stream())
                .filter(request -> request.ended() == Ended.UNFINISHED)
                .sorted(Comparator.comparingInt(RequestOutcome::request))
                .toList();
        if (!unfinished.isEmpty() && !isFaulty(findings)) {
            throw new RunStalled(new Finishing(topology, findings).describe(unfinished));
        }
    }

    private static boolean isFaulty(List<Findings> findings) {
        return findings.stream()
                .flatMap(one -> one.devices().stream())
                .anyMatch(device -> !device.faults().isEmpty());
    }

    private String describe(List<RequestOutcome> unfinished) {
        var first = unfinished.getFirst();
        var requests = findings.stream().mapToInt(one -> one.requests().size()).sum();
        return "nothing more happens, and " + unfinished.size() + " of " + requests
                + " requests never finished (tokens of request " + first.request() + ": "
                + first.tokens().size() + "): " + standstill() + underway();
    }

    private String standstill() {
        var held = findings.stream()
                .flatMap(one -> one.held().stream())
                .sorted(Comparator.comparingInt(Held::device).thenComparingInt(Held::port))
                .toList();
        return Standstill.of(topology, held).map(Standstill::describe).orElse("no message waits at any port");
    }

    private String underway() {
        var waiting = findings.stream()
                .flatMap(one -> one.underway().stream())
                .sorted(Comparator.comparingInt(Underway::device))
                .toList();
        var shown = waiting.stream()
                .limit(SHOWN_MOST)
                .map(one -> System.lineSeparator() + topology.name(one.device()) + " waits in " + one.communication())
                .collect(Collectors.joining());
        var more = waiting.size() - SHOWN_MOST;
        return more > 0 ? shown + System.lineSeparator() + "and " + more + " more" : shown;
    }
}
