package orrery.node.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.node.architecture.Architecture;
import orrery.node.architecture.FeedForward;
import orrery.node.architecture.SmallArchitectures;
import orrery.node.plan.Cuts;
import orrery.node.plan.Seat;
import orrery.node.plan.Seat.Side;
import orrery.node.plan.Stages;

@DisplayName("Programs of any cut of any architecture")
final class LoweringTest {
    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    private static Architecture architecture(long seed) {
        return SmallArchitectures.random(seed, 5);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyBlockIsWorkedOnOnceOverTheStages(long seed) {
        var cut = Cuts.random(seed);
        for (var microBatch = 0; microBatch < cut.microBatches(); microBatch++) {
            var seen = new ArrayList<Integer>();
            for (var stage = 0; stage < cut.pipeline(); stage++) {
                seen.addAll(begun(lowered(seed, stage, Side.ATTENTION), microBatch));
            }
            var all = IntStream.range(0, architecture(seed).blocks().size()).boxed();
            assertEquals(all.toList(), seen, "seed " + seed);
        }
    }

    /** Blocks in the order in which a micro-batch comes to them. */
    private static List<Integer> begun(Program program, int microBatch) {
        return works(program, microBatch).stream()
                .<Integer>mapMulti((work, blocks) -> {
                    switch (work) {
                        case Work.Attend(var block) -> blocks.accept(block);
                        case Work.AttendPart(var block) -> blocks.accept(block);
                        case Work.Normalise(var block) -> blocks.accept(block);
                        case Work.Route(var block) -> blocks.accept(block);
                        default -> {}
                    }
                })
                .toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyBlockIsAddedToTheResidualStreamOnce(long seed) {
        var cut = Cuts.random(seed);
        for (var stage = 0; stage < cut.pipeline(); stage++) {
            var works = works(lowered(seed, stage, Side.ATTENTION), 0);
            var blocks = Stages.blocks(architecture(seed), cut, stage);
            var added = Collections.frequency(works, new Work.Add());
            assertEquals(blocks.size() + (stage == 0 ? 1 : 0), added, "seed " + seed);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void microBatchesDoTheSameAndWaitForNothingOfEachOther(long seed) {
        var cut = Cuts.random(seed);
        var program = lowered(seed, 0, Side.ATTENTION);
        for (var node : program.nodes()) {
            for (var before : node.after()) {
                assertEquals(node.microBatch(), program.nodes().get(before).microBatch(), "seed " + seed);
            }
        }
        for (var microBatch = 1; microBatch < cut.microBatches(); microBatch++) {
            assertEquals(works(program, 0), works(program, microBatch), "seed " + seed);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nobodyCommunicatesWithHimself(long seed) {
        var cut = Cuts.random(seed);
        for (var stage = 0; stage < cut.pipeline(); stage++) {
            var seat = new Seat(0, stage, Side.ATTENTION, 0);
            for (var group : lowered(seed, stage, Side.ATTENTION).groups()) {
                var members = new Members(cut).of(seat, group);
                assertTrue(members.size() > 1, () -> "seed " + seed + ": " + group + " of " + cut);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyDispatchAndCombineHasItsMatchOnTheOtherSide(long seed) {
        var cut = Cuts.random(seed);
        if (!cut.separate()) {
            return;
        }
        for (var stage = 0; stage < cut.pipeline(); stage++) {
            var attention = lowered(seed, stage, Side.ATTENTION);
            var feedForward = lowered(seed, stage, Side.FEED_FORWARD);
            for (var microBatch = 0; microBatch < cut.microBatches(); microBatch++) {
                assertEquals(exchanges(attention, microBatch), exchanges(feedForward, microBatch), "seed " + seed);
            }
            var blocks = Stages.blocks(architecture(seed), cut, stage).stream()
                    .filter(block -> architecture(seed).blocks().get(block) instanceof FeedForward);
            assertEquals(2 * blocks.count(), exchanges(feedForward, 0).size(), "seed " + seed);
        }
    }

    private static List<Work> exchanges(Program program, int microBatch) {
        return works(program, microBatch).stream()
                .filter(work -> work instanceof Work.Dispatch || work instanceof Work.Combine)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatOneStageSendsTheNextReceives(long seed) {
        var cut = Cuts.random(seed);
        for (var stage = 0; stage < cut.pipeline(); stage++) {
            var works = works(lowered(seed, stage, Side.ATTENTION), 0);
            assertEquals(stage > 0, works.contains(new Work.Receive()), "seed " + seed);
            assertEquals(stage < cut.pipeline() - 1, works.contains(new Work.Send()), "seed " + seed);
            assertEquals(stage == cut.pipeline() - 1, works.contains(new Work.HandOver()), "seed " + seed);
        }
    }

    private Program lowered(long seed, int stage, Side side) {
        return Lowering.of(architecture(seed), Cuts.random(seed), stage, side);
    }

    private static List<Work> works(Program program, int microBatch) {
        return program.nodes().stream()
                .filter(node -> node.microBatch() == microBatch)
                .map(Node::work)
                .toList();
    }
}
