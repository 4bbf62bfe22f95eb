package orrery.node.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import orrery.node.serving.Limits;

/**
 * What a serving system comes to under a load: the scheduling policy of the emulated CPUs, in virtual time, over estimated
 * steps. Thousands of requests take seconds.
 *
 * <p>Requests go to copies in turn, and of a copy with a pipeline to the steps it has under way. Copies share nothing. Within
 * a copy, sequences are spread evenly over data groups, whose limits add up.
 */
public final class ServingForecast {
    private static final double PICOS_PER_SECOND = 1e12;

    private final ServedModel model;
    private final StepCosts costs;

    /** Steps are estimated once for all loads that are asked about. */
    public ServingForecast(ServedModel model) {
        this.model = model;
        this.costs = new StepCosts(model);
    }

    /**
     * @throws orrery.node.scenario.ScenarioProblem where the model has no room, or nothing joins devices that communicate
     */
    public Forecast of(Arrivals arrivals, Lengths lengths) {
        var lanes = Math.min(lanes(), users(arrivals));
        var cache = CacheRoom.tokens(model, lengths.whole());
        var times = new StepTime(
                model.engine(), underWay(), model.pool().cut().attention().data());
        var runs = new ArrayList<CopyForecast>();
        for (var lane = 0; lane < lanes; lane++) {
            var mine = requests(arrivals, lengths, lane, lanes);
            var begun = begun(arrivals, mine.size(), lane, lanes);
            runs.add(new CopyForecast(
                            limits(cache / underWay()),
                            costs,
                            times,
                            mine.subList(0, begun),
                            mine.subList(begun, mine.size()).iterator())
                    .run());
        }
        return whole(runs, cache);
    }

    /** Every copy's steps under way run as if they were copies of their own. */
    private int lanes() {
        return model.pool().copies() * underWay();
    }

    /** Who ask at once: lanes beyond them have nobody to begin with. */
    private static int users(Arrivals arrivals) {
        return arrivals instanceof Arrivals.ClosedLoop(var concurrency, var _) ? concurrency : arrivals.requests();
    }

    private int underWay() {
        return model.engine().pipelined() ? model.pool().cut().pipeline() : 1;
    }

    private Limits limits(long cacheTokens) {
        var engine = model.engine();
        var groups = model.pool().cut().attention().data();
        return new Limits(
                Math.multiplyExact(engine.sequences(), groups),
                Math.multiplyExact(engine.rows(), groups),
                cacheTokens,
                engine.chunked(),
                engine.mixed(),
                engine.reserved());
    }

    private static List<Request> requests(Arrivals arrivals, Lengths lengths, int lane, int lanes) {
        var times = times(arrivals);
        return IntStream.iterate(lane, number -> number < arrivals.requests(), number -> number + lanes)
                .mapToObj(number -> new Request(lengths.promptOf(number), lengths.answerOf(number), times[number]))
                .toList();
    }

    private static long[] times(Arrivals arrivals) {
        var times = new long[arrivals.requests()];
        if (arrivals instanceof Arrivals.Poisson(var perSecond, var _, var seed)) {
            var chance = new SplittableRandom(seed);
            var at = 0.0;
            for (var i = 0; i < times.length; i++) {
                at += -StrictMath.log(1 - chance.nextDouble()) / perSecond * PICOS_PER_SECOND;
                times[i] = Math.round(at);
            }
        }
        return times;
    }

    /** How many of a lane's requests come by themselves, not after another's answer. */
    private static int begun(Arrivals arrivals, int requests, int lane, int lanes) {
        return switch (arrivals) {
            case Arrivals.ClosedLoop(var concurrency, var _) ->
                Math.min(requests, Math.ceilDiv(concurrency - lane, lanes));
            case Arrivals.Offline _, Arrivals.Poisson _ -> requests;
        };
    }

    private Forecast whole(List<CopyForecast> runs, long cache) {
        var done = runs.stream().flatMap(run -> run.done().stream()).toList();
        var tally = new StepTally();
        runs.forEach(run -> tally.add(run.tally()));
        var wallPs = runs.stream().mapToLong(CopyForecast::endPs).max().orElse(0);
        var copies = model.pool().copies();
        return new Forecast(
                done.size(),
                done.stream().mapToLong(Request::answer).sum(),
                model.devices(),
                wallPs,
                Times.of(done.stream().mapToDouble(Request::firstTokenPs).toArray()),
                Times.of(done.stream()
                        .filter(request -> request.answer() > 1)
                        .mapToDouble(Request::perTokenPs)
                        .toArray()),
                tally.betweenTokens(),
                Times.of(done.stream().mapToDouble(Request::latencyPs).toArray()),
                tally.meanBatch(),
                cache,
                tally.steps(),
                tally.use(copies),
                tally.feedForwardUse(copies),
                model.engine().uncertainty().asDouble(),
                tally.hostShare());
    }
}
