package orrery.node.feasibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import orrery.fabric.catalogue.DeviceKind;
import orrery.node.architecture.Architecture;
import orrery.node.architecture.Parameter;
import orrery.node.architecture.SmallArchitectures;
import orrery.node.family.Configurations;
import orrery.node.format.Formats;
import orrery.node.format.NumberFormat;
import orrery.node.plan.Cut;
import orrery.node.plan.Cut.Attention;
import orrery.node.plan.Cut.Exchange;
import orrery.node.plan.Cut.FeedForward;
import orrery.node.plan.Cuts;
import orrery.node.plan.Seat;
import orrery.node.plan.Seat.Side;

final class HoldingsTest {
    private static final Demand DEMAND = new Demand(12, 100, 30);

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    /** What is cut over ranks is held once for every group of them; nothing is lost between them. */
    @ParameterizedTest
    @MethodSource("seeds")
    void theRanksTogetherHoldEveryExpertAndDenseWeightOfTheModel(long seed) {
        var cut = Cuts.random(seed);
        var architecture = SmallArchitectures.random(seed, 4);
        var redundant = cut.feedForward().redundant();
        var denseCopies = cut.separate() ? 1 : cut.attentionRanks() / cut.denseRanks();
        assertEquals(
                whole(architecture, Held.EXPERTS) * (24 + redundant) / 24,
                held(architecture, cut, Held.EXPERTS),
                "seed " + seed);
        assertEquals(
                whole(architecture, Held.DENSE) * denseCopies, held(architecture, cut, Held.DENSE), "seed " + seed);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void embeddingAndHeadAreHeldOnceByEachDataGroup(long seed) {
        var cut = Cuts.random(seed);
        var architecture = SmallArchitectures.random(seed, 4);
        for (var part : List.of(Held.EMBEDDING, Held.HEAD)) {
            assertEquals(
                    whole(architecture, part) * cut.attention().data(), held(architecture, cut, part), "seed " + seed);
        }
    }

    @Test
    void oneDeviceHoldsEveryParameterOfThePublishedModels() {
        for (var name : Configurations.published()) {
            var architecture = Configurations.named(name);
            var holding = one(architecture).of(seat(0), new Demand(0, 0, 0));
            assertEquals(4 * Parameter.count(architecture), holding.allWeights(), name);
        }
    }

    @Test
    void aCacheHoldsOnlyTheWindow() {
        var windowed = SmallArchitectures.of(List.of(SmallArchitectures.grouped(0, 16)));
        var whole = SmallArchitectures.of(List.of(SmallArchitectures.grouped(0, 0)));
        assertEquals(
                12L * 16 * 2 * 12 * 8 * 4, one(windowed).of(seat(0), DEMAND).cache());
        assertEquals(12L * 100 * 2 * 12 * 8 * 4, one(whole).of(seat(0), DEMAND).cache());
    }

    @Test
    void contextRanksShareThePositionsAndDataGroupsTheSequences() {
        var whole = SmallArchitectures.of(List.of(SmallArchitectures.grouped(0, 0)));
        var cut = new Cut(
                DeviceKind.GPU,
                1,
                new Attention(1, 4, 3),
                new FeedForward(12, 1, 0, Exchange.GATHER, DeviceKind.GPU),
                1);
        var holdings = new Holdings(whole, cut, Formats.F32);
        assertEquals(3L * 34 * 2 * 12 * 8 * 4, holdings.of(seat(0), DEMAND).cache());
        assertEquals(3L * 33 * 2 * 12 * 8 * 4, holdings.of(seat(2), DEMAND).cache());
    }

    @Test
    void everyTensorRankHoldsTheLatentCache() {
        var latent = SmallArchitectures.of(List.of(SmallArchitectures.latent(0)));
        var holdings = new Holdings(latent, Cut.tensor(8), Formats.F32);
        assertEquals(12L * 100 * 40 * 4, holdings.of(seat(7), DEMAND).cache());
    }

    /** Half of the heads and groups: states of 8 x 16 a head, and the last 3 inputs of every channel. */
    @Test
    void aStateTakesAsMuchAfterAnyNumberOfTokens() {
        var states = SmallArchitectures.of(List.of(SmallArchitectures.states(0)));
        var holdings = new Holdings(
                states, Cut.tensor(2), new Formats(NumberFormat.BF16, NumberFormat.BF16, NumberFormat.FP8_E4M3));
        var bytes = 12L * 4 * (12 * 8 * 16 + 3 * (12 * 8 + 2 * 3 * 16));
        assertEquals(bytes, holdings.of(seat(1), DEMAND).cache());
        assertEquals(bytes, holdings.of(seat(1), new Demand(12, 5000, 30)).cache());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 6})
    void tensorRanksShareAStateSpaceLayer(int tensor) {
        var architecture = SmallArchitectures.of(List.of(SmallArchitectures.states(0)));
        assertEquals(whole(architecture, Held.STATE_SPACE), held(architecture, Cut.tensor(tensor), Held.STATE_SPACE));
    }

    /** 671 B parameters at a byte each over 72 devices, and what every device has whole. */
    @Test
    void deepseekInEightBitsIsWhatItsSizeSays() {
        var formats = new Formats(NumberFormat.FP8_BLOCK, NumberFormat.BF16, NumberFormat.BF16);
        var cut = new Cut(
                DeviceKind.GPU,
                1,
                new Attention(1, 72, 1),
                new FeedForward(1, 72, 32, Exchange.ALL_TO_ALL, DeviceKind.GPU),
                1);
        var holding =
                new Holdings(Configurations.named("deepseek-r1"), cut, formats).of(seat(0), new Demand(72, 4096, 72));
        var experts = holding.weights().get(Held.EXPERTS);
        assertEquals(58L * 4 * 3 * 7168 * 2048, experts, experts / 1000.0);
        assertEquals(61L * 4096 * 576 * 2, holding.cache());
        assertTrue(holding.total() < 192_000_000_000L);
    }

    @Test
    void attentionMayBeWiderThanTheRest() {
        var architecture = Configurations.named("deepseek-r1");
        var narrow = new Formats(NumberFormat.NVFP4, NumberFormat.NVFP4, NumberFormat.FP8_E4M3);
        var wide = narrow.withAttention(NumberFormat.BF16);
        var all = new Holdings(architecture, Cut.tensor(8), narrow).of(seat(0), DEMAND);
        var mixed = new Holdings(architecture, Cut.tensor(8), wide).of(seat(0), DEMAND);
        assertEquals(all.weights().get(Held.EXPERTS), mixed.weights().get(Held.EXPERTS));
        var ratio = (double) mixed.weights().get(Held.ATTENTION) / all.weights().get(Held.ATTENTION);
        assertEquals(16 / 4.5, ratio, 0.01); // bits of an element, scales included
    }

    private static Holdings one(Architecture architecture) {
        return new Holdings(architecture, Cut.tensor(1), Formats.F32);
    }

    private static Seat seat(int rank) {
        return new Seat(0, 0, Side.ATTENTION, rank);
    }

    private static long whole(Architecture architecture, Held part) {
        return Parameter.of(architecture).stream()
                .filter(parameter -> Held.of(parameter.part()) == part)
                .mapToLong(parameter -> 4 * parameter.elements())
                .sum();
    }

    private static long held(Architecture architecture, Cut cut, Held part) {
        var holdings = new Holdings(architecture, cut, Formats.F32);
        return seats(cut)
                .mapToLong(seat -> holdings.of(seat, DEMAND).weights().getOrDefault(part, 0L))
                .sum();
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
}
