package orrery.deploy.hypothesis;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import orrery.deploy.hypothesis.Metric.Goodput;
import orrery.deploy.hypothesis.Metric.Latency;
import orrery.deploy.hypothesis.Metric.Served;
import orrery.deploy.hypothesis.Metric.Span;
import orrery.deploy.incident.Completed;
import orrery.deploy.incident.Window;
import orrery.deploy.report.Distribution;
import orrery.node.outcome.RequestOutcome;
import orrery.protocol.units.SimDuration;
import orrery.protocol.units.SimTime;

/** What was served in a part of a run. Whatever is timed belongs to the part in which it was over. */
final class ServedFigures {
    private static final double PICOS_PER_MILLI = 1e9;

    private final List<RequestOutcome> requests;
    private final Window window;

    ServedFigures(List<RequestOutcome> requests, Window window) {
        this.requests = requests;
        this.window = window;
    }

    double latency(Latency latency) {
        var times = Distribution.of(samples(latency.span()));
        return switch (latency.statistic()) {
                    case MEAN -> times.meanPs();
                    case P50 -> times.p50Ps();
                    case P90 -> times.p90Ps();
                    case P99 -> times.p99Ps();
                }
                / PICOS_PER_MILLI;
    }

    private LongStream samples(Span span) {
        return switch (span) {
            case TTFT ->
                requests.stream()
                        .filter(r -> !r.tokenTimes().isEmpty())
                        .filter(r -> isIn(r.tokenTimes().getFirst()))
                        .mapToLong(ServedFigures::ttft);
            case TPOT -> ended().filter(r -> r.tokenTimes().size() > 1).mapToLong(ServedFigures::tpot);
            case ITL -> requests.stream().flatMapToLong(this::gaps);
            case E2EL -> ended().mapToLong(ServedFigures::e2el);
        };
    }

    private LongStream gaps(RequestOutcome request) {
        var times = request.tokenTimes();
        return IntStream.range(1, times.size())
                .filter(i -> isIn(times.get(i)))
                .mapToLong(i -> times.get(i).since(times.get(i - 1)).picos());
    }

    double served(Served served) {
        return switch (served) {
            case OUTPUT_THROUGHPUT ->
                perSecond(requests.stream()
                        .flatMap(r -> r.tokenTimes().stream())
                        .filter(this::isIn)
                        .count());
            case REQUEST_THROUGHPUT -> perSecond(ended().count());
            case COMPLETED -> ended().count();
            case FAILED ->
                requests.stream()
                        .filter(r -> !Completed.is(r) && isIn(r.sent()))
                        .count();
        };
    }

    double goodput(Goodput promised) {
        return perSecond(ended().filter(r -> keeps(r, promised)).count());
    }

    private static boolean keeps(RequestOutcome request, Goodput promised) {
        return isWithin(ttft(request), promised.ttft())
                && isWithin(tpot(request), promised.tpot())
                && isWithin(e2el(request), promised.e2el());
    }

    private static boolean isWithin(long picos, SimDuration longest) {
        return longest == null || picos <= longest.picos();
    }

    private Stream<RequestOutcome> ended() {
        return requests.stream()
                .filter(Completed::is)
                .filter(r -> isIn(r.tokenTimes().getLast()));
    }

    private boolean isIn(SimTime time) {
        return window.contains(time.picos());
    }

    private double perSecond(double amount) {
        return window.seconds() == 0 ? Double.NaN : amount / window.seconds();
    }

    private static long ttft(RequestOutcome request) {
        return request.tokenTimes().getFirst().since(request.sent()).picos();
    }

    private static long e2el(RequestOutcome request) {
        return request.tokenTimes().getLast().since(request.sent()).picos();
    }

    /** Of a single token it is nothing. */
    private static long tpot(RequestOutcome request) {
        var times = request.tokenTimes();
        return times.getLast().since(times.getFirst()).picos() / Math.max(1, times.size() - 1);
    }
}
