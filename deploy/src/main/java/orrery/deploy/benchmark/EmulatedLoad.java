package orrery.deploy.benchmark;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import orrery.fabric.catalogue.DeviceKind;
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

/** What is asked of how many devices, in one emulated run. */
record EmulatedLoad(DecodePlan.Spread spread, DecodePlan.Asked asked) {
    private static final long SEED = 1;
    private static final int IDS = 128; // whatever the model, its vocabulary is larger

    /** Everything in bfloat16; a step has room for one whole prompt. */
    Scenario scenario(String model) {
        return new Scenario(
                "decode",
                spread.topology(),
                new ModelSource.Seeded(model, SEED),
                new Plan(new Deployment(List.of(new Pool(Duty.SERVE, cut(), 1))), AllReduce.AUTO, null, false),
                NumericsKind.REAL,
                new Formats(NumberFormat.BF16, NumberFormat.BF16, NumberFormat.BF16),
                load(),
                new Sampling.Greedy(),
                SEED);
    }

    private Cut cut() {
        return new Cut(
                DeviceKind.GPU,
                spread.pipeline(),
                new Attention(spread.tensor(), 1, 1),
                new FeedForward(spread.tensor(), 1, 0, Exchange.GATHER, DeviceKind.GPU),
                1);
    }

    private Load load() {
        var random = new SplittableRandom(SEED);
        var prompts = Stream.generate(() -> new Ask(text(random), ""))
                .limit(asked.prompts())
                .toList();
        return new Load(prompts, asked.tokens(), asked.prompt());
    }

    private String text(SplittableRandom random) {
        return random.ints(asked.prompt(), 0, IDS).mapToObj(Integer::toString).collect(Collectors.joining(" "));
    }
}
