package orrery.node.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.fabric.catalogue.DeviceKind;
import orrery.node.architecture.SmallArchitectures;
import orrery.node.plan.Cut;
import orrery.node.plan.Cut.Attention;
import orrery.node.plan.Cut.Exchange;
import orrery.node.plan.Cut.FeedForward;
import orrery.node.plan.Cuts;
import orrery.node.plan.Seat;
import orrery.node.plan.Seat.Side;

final class MembersTest {
    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyMemberOfAGroupSeesTheSameListAndItselfInIt(long seed) {
        var cut = Cuts.random(seed);
        var members = new Members(cut);
        seats(cut).forEach(seat -> {
            for (var group : groups(seed, cut, seat)) {
                var all = members.of(seat, group);
                assertTrue(all.contains(seat), () -> replay(seed, seat, group));
                assertEquals(all.size(), new HashSet<>(all).size(), () -> replay(seed, seat, group));
                all.stream()
                        .filter(other -> isPeer(group, seat, other))
                        .forEach(
                                other -> assertEquals(all, members.of(other, group), () -> replay(seed, other, group)));
            }
        });
    }

    /** In a group of two stages, the other one calls it by the other name. */
    private static boolean isPeer(Group group, Seat seat, Seat other) {
        return group != Group.NEXT_STAGE && group != Group.PREVIOUS_STAGE || seat.equals(other);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theNextStagesPreviousIsTheSameGroup(long seed) {
        var cut = Cuts.random(seed);
        var members = new Members(cut);
        seats(cut)
                .filter(seat -> seat.stage() > 0 && seat.side() == Side.ATTENTION)
                .forEach(seat -> {
                    var both = members.of(seat, Group.PREVIOUS_STAGE);
                    assertEquals(both, members.of(both.getFirst(), Group.NEXT_STAGE), "seed " + seed);
                });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void gatheredRowsAreThoseOfEveryDataGroupOnce(long seed) {
        var cut = Cuts.random(seed);
        seats(cut).filter(seat -> seat.side() == Side.ATTENTION).forEach(seat -> {
            var dataGroups =
                    new Members(cut).of(seat, Group.STAGE_ROWS).stream().map(other -> other.dataRank(cut));
            var all = IntStream.range(0, cut.attention().data()).boxed().toList();
            assertEquals(all, dataGroups.toList(), "seed " + seed);
        });
    }

    @Test
    void groupsLieAsDrawn() {
        var cut = new Cut(
                DeviceKind.GPU,
                1,
                new Attention(2, 2, 2),
                new FeedForward(8, 1, 0, Exchange.GATHER, DeviceKind.GPU),
                1);
        var one = new Seat(0, 0, Side.ATTENTION, 1);
        assertEquals(List.of(0, 1, 2, 3), ranks(cut, one, Group.ATTENTION));
        assertEquals(List.of(1, 3), ranks(cut, one, Group.CONTEXT));
        assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7), ranks(cut, one, Group.FEED_FORWARD));
        assertEquals(List.of(1, 5), ranks(cut, one, Group.FEED_FORWARD_ROWS));
    }

    @Test
    void exchangesAreAmongAttentionAndThenFeedForward() {
        var cut = new Cut(
                DeviceKind.GPU,
                1,
                new Attention(2, 1, 1),
                new FeedForward(1, 2, 0, Exchange.ALL_TO_ALL, DeviceKind.LPU),
                1);
        var lpu = new Seat(0, 0, Side.FEED_FORWARD, 1);
        var expected = List.of(
                new Seat(0, 0, Side.ATTENTION, 0),
                new Seat(0, 0, Side.ATTENTION, 1),
                new Seat(0, 0, Side.FEED_FORWARD, 0),
                lpu);
        assertEquals(expected, new Members(cut).of(lpu, Group.EXPERTS));
        assertThrows(IllegalArgumentException.class, () -> new Members(cut).of(lpu, Group.ATTENTION));
    }

    private static List<Integer> ranks(Cut cut, Seat seat, Group group) {
        return new Members(cut).of(seat, group).stream().map(Seat::rank).toList();
    }

    private static Iterable<Group> groups(long seed, Cut cut, Seat seat) {
        var architecture = SmallArchitectures.random(seed, 5);
        return Lowering.of(architecture, cut, seat.stage(), seat.side()).groups();
    }

    private static Stream<Seat> seats(Cut cut) {
        return IntStream.range(0, cut.pipeline())
                .boxed()
                .flatMap(stage -> Stream.concat(
                        side(stage, Side.ATTENTION, cut.attentionRanks()),
                        side(stage, Side.FEED_FORWARD, cut.stageRanks() - cut.attentionRanks())));
    }

    private static Stream<Seat> side(int stage, Side side, int ranks) {
        return IntStream.range(0, ranks).mapToObj(rank -> new Seat(0, stage, side, rank));
    }

    private static String replay(long seed, Seat seat, Group group) {
        return "seed " + seed + ": " + group + " of " + seat;
    }
}
