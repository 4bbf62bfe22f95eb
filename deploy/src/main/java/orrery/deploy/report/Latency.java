package orrery.deploy.report;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import orrery.node.outcome.RequestOutcome;
import orrery.protocol.units.SimTime;

/** What the sender of a request waits for, by the names that vLLM's serving benchmark has. */
public enum Latency {
    TTFT("time to first token"),
    /** After the first, one figure per request. */
    TPOT("time per output token"),
    /** One figure per token after the first. */
    ITL("inter-token latency"),
    /** From sending to the last token. */
    E2EL("end-to-end latency");

    private final String words;

    Latency(String words) {
        this.words = words;
    }

    /** For example {@code TTFT, time to first token}. */
    public String words() {
        return name() + ", " + words;
    }

    /** Picoseconds, in the order of requests; those that it does not exist of are left out. */
    public LongStream timesPs(List<RequestOutcome> requests) {
        return switch (this) {
            case TTFT -> withTokens(requests, 1).mapToLong(r -> between(r.sent(), first(r)));
            case TPOT ->
                withTokens(requests, 2)
                        .mapToLong(r ->
                                between(first(r), last(r)) / (r.tokenTimes().size() - 1));
            case ITL -> withTokens(requests, 2).flatMapToLong(Latency::gaps);
            case E2EL -> withTokens(requests, 1).mapToLong(r -> between(r.sent(), last(r)));
        };
    }

    private static Stream<RequestOutcome> withTokens(List<RequestOutcome> requests, int least) {
        return requests.stream().filter(r -> r.tokenTimes().size() >= least);
    }

    private static LongStream gaps(RequestOutcome request) {
        var times = request.tokenTimes();
        return IntStream.range(1, times.size()).mapToLong(i -> between(times.get(i - 1), times.get(i)));
    }

    private static SimTime first(RequestOutcome request) {
        return request.tokenTimes().getFirst();
    }

    private static SimTime last(RequestOutcome request) {
        return request.tokenTimes().getLast();
    }

    private static long between(SimTime from, SimTime to) {
        return to.since(from).picos();
    }
}
