package orrery.node.trial;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.fabric.topology.Topologies;
import orrery.node.collective.Algorithm;
import orrery.node.collective.ElementType;
import orrery.node.collective.Operation;
import orrery.node.snapshot.BrokenRun;
import orrery.node.trial.TrialFindings.SizeFinding;

/** Trials that are saved in the middle of a collective, and go on in fresh devices. */
class BrokenTrialsTest {
    static Stream<Arguments> everyWay() {
        return EveryAlgorithmTest.everyWay();
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void goOnInTheMiddleOfEveryAlgorithm(Operation operation, Algorithm algorithm) {
        var topology = Topologies.oneDomain(5, 3);
        check(TrialMaker.on(topology, operation, algorithm, 331L * 4, 4L)
                .tuned(SmallSteps.on(topology))
                .withData(ElementType.FLOAT));
    }

    @ParameterizedTest
    @CsvSource({"fat-tree:endpoints=16, RING", "rails:servers=2, TREE", "2x-gb200-nvl72, RING"})
    void goOnInTheMiddleOfANetwork(String topology, Algorithm algorithm) {
        check(TrialMaker.on(Topologies.named(topology), Operation.ALL_REDUCE, algorithm, 1L << 16)
                .ranks(16));
    }

    @Test
    void goOnWhilePacketsAreSentAgain() {
        var usual = NetworkOptions.standard();
        var lossy = new NetworkOptions(
                usual.paths(), usual.pauses(), usual.marks(), usual.recovery(), usual.burstPackets(), 0, 0.01, 0.01);
        check(TrialMaker.on(Topologies.named("fat-tree:endpoints=16"), Operation.ALL_TO_ALL, Algorithm.AUTO, 1L << 18)
                .on(lossy));
    }

    private static void check(TrialMaker maker) {
        var plan = new TrialPlan(maker.trial(), maker.topology(), maker.tuning(), maker.fold());
        new BrokenRun<>(
                        maker.topology(),
                        (placement, jvm) -> TrialEmulation.prepare(plan, placement, jvm),
                        TrialEmulation::shells,
                        BrokenTrialsTest::sizes)
                .check(3, 3);
    }

    private static List<SizeFinding> sizes(List<TrialEmulation> shares) {
        var ofShares = shares.stream().map(share -> share.findings().sizes()).toList();
        return IntStream.range(0, ofShares.getFirst().size())
                .mapToObj(size ->
                        ofShares.stream().map(sizes -> sizes.get(size)).reduce(SizeFinding.NONE, SizeFinding::plus))
                .toList();
    }
}
