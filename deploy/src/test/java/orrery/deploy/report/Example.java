package orrery.deploy.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import orrery.node.energy.Consumer;
import orrery.node.energy.EnergyUse;
import orrery.node.outcome.BusiestLink;
import orrery.node.outcome.Effort;
import orrery.node.outcome.LinkTraffic;
import orrery.node.outcome.Outcome;
import orrery.node.outcome.RequestOutcome;
import orrery.node.outcome.RequestOutcome.Answer;
import orrery.node.outcome.RequestOutcome.Ended;
import orrery.node.outcome.Verification;
import orrery.node.outcome.Verification.Difference;
import orrery.node.outcome.Verification.NearTie;
import orrery.node.scenario.Load;
import orrery.node.scenario.Load.Ask;
import orrery.node.scenario.ModelSource;
import orrery.node.scenario.Plan;
import orrery.node.scenario.Plan.AllReduce;
import orrery.node.scenario.Sampling;
import orrery.node.scenario.Scenario;
import orrery.protocol.units.ByteCount;
import orrery.protocol.units.Energy;
import orrery.protocol.units.SimDuration;
import orrery.protocol.units.SimTime;
import orrery.protocol.units.Uncertain;

/** A run small enough to work out by hand. */
public final class Example {
    private static final String STORY =
            "One cold night, Mira wanted to use the orrery, but the little planets did not turn. "
                    + "A small silver gear was lost! Question: Who found the gear? Answer:";

    static final String VALIDATED = "nearest measured run: hgx-h100, another model";

    private Example() {}

    public static Scenario scenario() {
        var asks = List.of(new Ask("Once upon a time", ""), new Ask(STORY, "Bolt"), new Ask(STORY, "silver"));
        return new Scenario(
                "by-hand",
                "hgx-h100",
                new ModelSource.Embedded("orrery-tiny"),
                new Plan(2, 4, AllReduce.AUTO),
                new Load(asks, 48, 512),
                new Sampling.Greedy(),
                1);
    }

    public static Outcome outcome() {
        return outcome(verified(), new Effort(3.14, 5_970_000, 812, 2, 1));
    }

    public static Outcome outcome(Verification verification, Effort effort) {
        return new Outcome(
                List.of(
                        request(
                                0,
                                ", there lived a little boy named Max who loved to listen to the rain.",
                                Answer.NOT_ASKED,
                                10,
                                20,
                                30),
                        request(
                                1,
                                " Bolt. Question: What was missing?\u001b[2J\nAnswer: the gear.",
                                Answer.RIGHT,
                                20,
                                24),
                        request(2, " green.", Answer.WRONG, 40)),
                SimDuration.micros(50),
                List.of(
                        new LinkTraffic(
                                "nvlink4", 64, new ByteCount(1_000_000), new ByteCount(1_100_000), new Energy(8_800)),
                        new LinkTraffic("pcie5", 16, new ByteCount(4_096), new ByteCount(4_512), null)),
                new BusiestLink("gpu0", "nvswitch3", "nvlink4", SimDuration.micros(20), 40),
                energy(),
                verification,
                "00c0ffee",
                effort);
    }

    private static EnergyUse energy() {
        var joules = new TreeMap<Consumer, Uncertain>();
        joules.put(Consumer.GPU, Uncertain.within(3, 0.1));
        joules.put(Consumer.CPU, Uncertain.within(1, 0.5));
        joules.put(Consumer.COOLING, Uncertain.within(1, 0.25));
        var dollars = new LinkedHashMap<String, Uncertain>();
        dollars.put("rental", Uncertain.within(6e-6, 0.15));
        return new EnergyUse(
                8,
                0.001,
                joules,
                new TreeMap<>(Map.of("nvlink4", Uncertain.within(0.5, 0.4))),
                Uncertain.within(3, 0.1),
                Uncertain.within(4, 0.15),
                Uncertain.within(5, 0.125),
                0.9,
                dollars);
    }

    static Verification verified() {
        return new Verification(3, 3, 1.23e-5, 4.1e-7, 0.00576686859, List.of(), List.of());
    }

    public static Verification different() {
        return new Verification(
                1,
                3,
                1.23e-5,
                4.1e-7,
                3.14e-6,
                List.of(new NearTie(0, 5, 31, 77, 3.14e-6, true), new NearTie(1, 1, 8, 9, 4e-5, false)),
                List.of(new Difference(2, 0, 12, 99, 0.4)));
    }

    private static RequestOutcome request(int number, String text, Answer answer, long... tokenMicros) {
        return new RequestOutcome(
                number,
                number,
                scenario().load().prompts().get(number).text(),
                7,
                LongStream.of(tokenMicros).mapToObj(t -> (int) t + 100).toList(),
                text,
                number == 0 ? Ended.LENGTH : Ended.STOP,
                SimTime.ZERO,
                LongStream.of(tokenMicros)
                        .mapToObj(t -> SimTime.ZERO.plus(SimDuration.micros(t)))
                        .toList(),
                answer);
    }
}
