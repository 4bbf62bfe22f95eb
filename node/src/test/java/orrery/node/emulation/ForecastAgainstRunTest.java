package orrery.node.emulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.fabric.catalogue.Catalogue;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.topology.Topologies;
import orrery.node.family.Configurations;
import orrery.node.forecast.Arrivals;
import orrery.node.forecast.Lengths;
import orrery.node.forecast.ServedModel;
import orrery.node.forecast.ServingForecast;
import orrery.node.format.Formats;
import orrery.node.format.NumberFormat;
import orrery.node.numerics.NumericsKind;
import orrery.node.plan.Cut;
import orrery.node.plan.Cut.Attention;
import orrery.node.plan.Cut.Exchange;
import orrery.node.plan.Cut.FeedForward;
import orrery.node.plan.Deployment;
import orrery.node.plan.Deployment.Duty;
import orrery.node.plan.Deployment.Pool;
import orrery.node.scenario.Load;
import orrery.node.scenario.Load.Ask;
import orrery.node.scenario.ModelSource;
import orrery.node.scenario.Plan;
import orrery.node.scenario.Plan.AllReduce;
import orrery.node.scenario.Sampling;
import orrery.node.scenario.Scenario;
import orrery.node.tuning.KernelTuning;

/** A forecast and an emulated run of the same small load: two roads to the same time. */
class ForecastAgainstRunTest {
    private static final Formats FORMATS = new Formats(NumberFormat.BF16, NumberFormat.BF16, NumberFormat.BF16);
    private static final int REQUESTS = 12;
    private static final int PROMPT = 300;
    private static final int ANSWER = 24;
    private static final double DENSE = 0.05; // links are taken as idle
    private static final double EXPERTS = 0.20; // with a dozen tokens a step, who has most differs from layer to layer

    static Stream<Case> cases() {
        return Stream.of(
                new Case("llama-3.1-8b", Cut.tensor(4), 1, DENSE),
                new Case("llama-3.1-8b", Cut.tensor(2), 4, DENSE),
                new Case("qwen3-30b-a3b", experts(), 1, EXPERTS));
    }

    record Case(String model, Cut cut, int copies, double share) {
        Pool pool() {
            return new Pool(Duty.SERVE, cut, copies);
        }
    }

    private static Cut experts() {
        return new Cut(
                DeviceKind.GPU,
                1,
                new Attention(1, 8, 1),
                new FeedForward(1, 8, 0, Exchange.ALL_TO_ALL, DeviceKind.GPU),
                1);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void takesAsLongAsTheRunItStandsFor(Case one) {
        var run = PlainLoop.run(scenario(one));
        var lastPs = run.requests().stream()
                .mapToLong(request -> request.tokenTimes().getLast().picos())
                .max()
                .orElseThrow();
        var forecast = new ServingForecast(model(one)).of(new Arrivals.Offline(REQUESTS), new Lengths(PROMPT, ANSWER));

        assertEquals(REQUESTS * ANSWER, forecast.outputTokens());
        assertEquals(1, (double) forecast.wallPs() / lastPs, one.share(), () -> forecast.toString());
    }

    private static ServedModel model(Case one) {
        var catalogue = Catalogue.load();
        return new ServedModel(
                Topologies.named("hgx-h100", catalogue),
                one.pool(),
                Configurations.named(one.model()),
                FORMATS,
                catalogue.engine("orrery"),
                gpu -> KernelTuning.of(catalogue, gpu));
    }

    private static Scenario scenario(Case one) {
        var prompt = String.join(" ", Collections.nCopies(PROMPT, "1"));
        var prompts =
                IntStream.range(0, REQUESTS).mapToObj(_ -> new Ask(prompt, "")).toList();
        return new Scenario(
                one.model(),
                "hgx-h100",
                new ModelSource.Seeded(one.model(), 1),
                new Plan(new Deployment(List.of(one.pool())), AllReduce.AUTO, null, false),
                NumericsKind.NONE,
                FORMATS,
                new Load(prompts, ANSWER, 8192),
                new Sampling.Greedy(),
                1);
    }
}
