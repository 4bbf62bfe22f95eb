package orrery.deploy.benchmark;

import java.util.Collections;
import java.util.List;
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
import orrery.node.scenario.Sizing;
import orrery.node.scenario.Sizing.Routing;

/** The scenario of a {@link StepPlan}: attention by data, experts over all ranks, all requests at once in one batch. */
record StepScenario(StepPlan plan) {
    private static final long SEED = 1;

    Scenario with(boolean fastForward) {
        return new Scenario(
                        "step",
                        plan.topology(),
                        new ModelSource.Seeded(plan.model(), SEED),
                        new Plan(new Deployment(List.of(new Pool(Duty.SERVE, cut(), 1))), AllReduce.AUTO, null, false),
                        NumericsKind.NONE,
                        new Formats(NumberFormat.BF16, NumberFormat.BF16, NumberFormat.BF16),
                        load(),
                        new Sampling.Greedy(),
                        SEED)
                .sized(new Sizing(Routing.EVEN, fastForward));
    }

    private Cut cut() {
        return new Cut(
                DeviceKind.GPU,
                1,
                new Attention(1, plan.ranks(), 1),
                new FeedForward(1, plan.ranks(), 0, Exchange.ALL_TO_ALL, DeviceKind.GPU),
                1);
    }

    private Load load() {
        var prompt = new Ask(String.join(" ", Collections.nCopies(plan.prompt(), "1")), "");
        return new Load(Collections.nCopies(plan.ranks(), prompt), plan.tokens(), plan.ranks() * plan.prompt());
    }
}
