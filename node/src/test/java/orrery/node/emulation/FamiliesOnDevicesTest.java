package orrery.node.emulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.fabric.catalogue.DeviceKind;
import orrery.node.architecture.Experts;
import orrery.node.family.Configurations;
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

/** Models with weights of a seed on the devices of a server: each token is one device's. */
class FamiliesOnDevicesTest {
    private static final int NEW_TOKENS = 4;

    static Stream<String> families() {
        return Configurations.tiny().stream();
    }

    @ParameterizedTest
    @MethodSource("families")
    void everyFamilyRunsAcrossDevices(String name) {
        var cut = new Cut(
                DeviceKind.GPU,
                1,
                new Attention(2, 2, 1),
                new FeedForward(4, 1, 0, Exchange.GATHER, DeviceKind.GPU),
                1);
        assertRight(PlainLoop.run(scenario(name, cut, NumericsKind.REAL, Formats.F32)));
    }

    @ParameterizedTest
    @MethodSource("families")
    void expertsExchangeTokens(String name) {
        var experts = Configurations.named(name).blocks().stream().anyMatch(Experts.class::isInstance);
        if (experts) {
            var cut = new Cut(
                    DeviceKind.GPU,
                    1,
                    new Attention(1, 8, 1),
                    new FeedForward(1, 8, 3, Exchange.ALL_TO_ALL, DeviceKind.GPU),
                    2);
            assertRight(PlainLoop.run(scenario(name, cut, NumericsKind.REAL, Formats.F32)));
        }
    }

    @Test
    void narrowWeightsAreTheSameOnOneDevice() {
        var formats = new Formats(NumberFormat.NVFP4, NumberFormat.F32, NumberFormat.F32);
        assertRight(PlainLoop.run(scenario("tiny-llama", Cut.tensor(4), NumericsKind.REAL, formats)));
    }

    /** Sizes of a model of thirty billion parameters, tokens of its twin. */
    @Test
    void aFullSizeModelIsCheckedByItsTwin() {
        var cut = new Cut(
                DeviceKind.GPU,
                1,
                new Attention(4, 2, 1),
                new FeedForward(1, 8, 0, Exchange.ALL_TO_ALL, DeviceKind.GPU),
                1);
        var formats = new Formats(NumberFormat.BF16, NumberFormat.F32, NumberFormat.BF16);
        var shadow = PlainLoop.run(scenario("qwen3-30b-a3b", cut, NumericsKind.SHADOW, formats));

        assertRight(shadow);
        var none = PlainLoop.run(scenario("qwen3-30b-a3b", cut, NumericsKind.NONE, formats));
        assertEquals(List.of(), none.checks());
        assertEquals(
                Runs.tokens(shadow).stream().map(List::size).toList(),
                Runs.tokens(none).stream().map(List::size).toList());
    }

    static Scenario scenario(String model, Cut cut, NumericsKind numerics, Formats formats) {
        var random = new SplittableRandom(11);
        var prompts = IntStream.range(0, 5)
                .mapToObj(_ -> new Ask(
                        random.ints(3 + random.nextInt(5), 0, 128)
                                .mapToObj(Integer::toString)
                                .collect(Collectors.joining(" ")),
                        ""))
                .toList();
        return new Scenario(
                model,
                "hgx-h100",
                new ModelSource.Seeded(model, 1),
                new Plan(new Deployment(List.of(new Pool(Duty.SERVE, cut, 1))), AllReduce.AUTO, null, false),
                numerics,
                formats,
                new Load(prompts, NEW_TOKENS, 64),
                new Sampling.Greedy(),
                1);
    }

    private static void assertRight(Findings findings) {
        assertEquals(5, findings.checks().size());
        findings.checks().forEach(check -> assertTrue(check.difference() == null, check.toString()));
    }
}
