package orrery.node.numerics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.fabric.catalogue.DeviceKind;
import orrery.node.architecture.Architecture;
import orrery.node.architecture.StateSpace;
import orrery.node.family.Configurations;
import orrery.node.format.Formats;
import orrery.node.plan.Cut;
import orrery.node.plan.Cut.Attention;
import orrery.node.plan.Cut.Exchange;
import orrery.node.plan.Cut.FeedForward;
import orrery.node.reference.OneDevice;
import orrery.node.seeded.SeededWeights;
import orrery.protocol.payload.Step;
import orrery.protocol.payload.Step.Slice;

/** However a model is cut, its ranks together give the logits of one device. */
class AnyCutTest {
    private static final double TOLERANCE = 1e-4;

    static Stream<Arguments> everyKindOfCut() {
        return Stream.of(
                        on(1, 1, 1, 1, ff(1, 1, 0, Exchange.GATHER), 1),
                        on(1, 4, 1, 1, ff(4, 1, 0, Exchange.GATHER), 1),
                        on(1, 8, 1, 1, ff(2, 4, 0, Exchange.GATHER), 1), // KV heads with several ranks
                        on(2, 1, 1, 1, ff(1, 1, 0, Exchange.GATHER), 2),
                        on(1, 2, 1, 2, ff(4, 1, 0, Exchange.GATHER), 1),
                        on(1, 1, 1, 4, ff(1, 4, 0, Exchange.ALL_TO_ALL), 1),
                        on(1, 1, 4, 1, ff(4, 1, 0, Exchange.GATHER), 1), // feed-forward over four data groups
                        on(1, 2, 3, 1, ff(2, 3, 0, Exchange.GATHER), 1),
                        on(1, 2, 3, 1, ff(1, 6, 5, Exchange.ALL_TO_ALL), 2),
                        on(1, 2, 2, 2, ff(2, 4, 7, Exchange.ALL_TO_ALL), 2),
                        on(2, 2, 2, 2, ff(8, 1, 0, Exchange.GATHER), 2),
                        on(1, 1, 3, 1, ff(1, 3, 30, Exchange.ALL_TO_ALL), 1), // every expert twice, some three times
                        lpus(1, 2, 1, 1, 3, 1, 1),
                        lpus(2, 2, 2, 1, 2, 3, 2),
                        lpus(1, 1, 2, 2, 1, 8, 2))
                .flatMap(cut -> LongStream.range(0, 6).mapToObj(seed -> Arguments.of(cut, seed)));
    }

    private static Cut on(int stages, int tensor, int data, int context, FeedForward feedForward, int microBatches) {
        return new Cut(DeviceKind.GPU, stages, new Attention(tensor, data, context), feedForward, microBatches);
    }

    private static FeedForward ff(int tensor, int expert, int redundant, Exchange exchange) {
        return new FeedForward(tensor, expert, redundant, exchange, DeviceKind.GPU);
    }

    private static Cut lpus(int stages, int tensor, int data, int context, int wide, int expert, int microBatches) {
        var feedForward = new FeedForward(wide, expert, 2, Exchange.ALL_TO_ALL, DeviceKind.LPU);
        return on(stages, tensor, data, context, feedForward, microBatches);
    }

    @ParameterizedTest
    @MethodSource("everyKindOfCut")
    void givesTheLogitsOfOneDevice(Cut cut, long seed) {
        compare(RandomFamilies.of(seed), cut, seed);
    }

    static Stream<Arguments> everyFamily() {
        return Configurations.tiny().stream()
                .flatMap(name -> Stream.of(
                                on(1, 4, 2, 1, ff(2, 4, 0, Exchange.GATHER), 1),
                                name.contains("nemotron")
                                        ? on(2, 3, 4, 1, ff(1, 12, 5, Exchange.ALL_TO_ALL), 2)
                                        : on(2, 3, 2, 2, ff(1, 12, 5, Exchange.ALL_TO_ALL), 2),
                                lpus(1, 8, 1, 1, 2, 9, 1))
                        .map(cut -> Arguments.of(name, cut)));
    }

    @ParameterizedTest
    @MethodSource("everyFamily")
    void theTinyModelOfEveryFamilyGivesThem(String name, Cut cut) {
        compare(Configurations.named(name), cut, 11);
    }

    /** More with {@code -Dorrery.cuts=1000}. */
    static LongStream seeds() {
        return LongStream.range(1_000, 1_000 + Integer.getInteger("orrery.cuts", 40));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aCutFromASeedGivesThemToo(long seed) {
        compare(RandomFamilies.of(seed), RandomCuts.of(new Random(seed)), seed);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void statesGoFromTokenToTokenOnAnyCut(long seed) {
        compare(RandomFamilies.hybrid(seed), RandomCuts.withoutContext(new Random(seed)), seed);
    }

    /** Prompts, decoding, guesses that are taken back, and sequences that end and come anew. A state takes nothing back. */
    private static void compare(Architecture architecture, Cut cut, long seed) {
        var weights = new SeededWeights(architecture, seed);
        var ranks = new Lockstep(architecture, cut, NumericsMaker.real(weights, cut, Formats.F32));
        var reference = new OneDevice(weights);
        var random = new Random(seed);
        var texts = IntStream.range(0, 5)
                .mapToObj(_ -> tokens(random, 40, architecture.vocabulary()))
                .toList();
        var replay = "seed " + seed + ", " + cut + ", " + architecture;
        var at = new int[texts.size()];
        for (var number = 0; number < 4; number++) {
            var slices = slices(random, number, goesBack(architecture), texts, at);
            var found = ranks.run(new Step(0, number, slices, List.of()));
            assertEquals(slices.size(), found.size(), replay);
            for (var slice : slices) {
                check(reference, texts.get(slice.sequence()), slice, found.get(slice.sequence()), replay);
            }
        }
    }

    private static boolean goesBack(Architecture architecture) {
        return architecture.blocks().stream().noneMatch(StateSpace.class::isInstance);
    }

    private static int[] tokens(Random random, int count, int vocabulary) {
        return random.ints(count, 0, vocabulary).toArray();
    }

    private static List<Slice> slices(Random random, int number, boolean goesBack, List<int[]> texts, int[] at) {
        return IntStream.range(0, texts.size())
                .filter(sequence -> number == 0 || random.nextInt(4) > 0)
                .mapToObj(sequence -> {
                    var back = goesBack ? Math.min(at[sequence], random.nextInt(3)) : 0;
                    var from = at[sequence] - back;
                    var count = number == 0 ? 1 + random.nextInt(9) : back + 1;
                    at[sequence] = from + count;
                    var tokens = Arrays.copyOfRange(texts.get(sequence), from, from + count);
                    return new Slice(sequence, from, tokens, 1 + random.nextInt(count));
                })
                .toList();
    }

    private static void check(OneDevice reference, int[] text, Slice slice, List<float[]> found, String replay) {
        var end = slice.position() + slice.tokens().length;
        var expected = reference.allLogits(reference.start(), Arrays.copyOf(text, end));
        var width = expected.length / end;
        assertEquals(slice.wanted(), found.size(), replay);
        for (var n = 0; n < found.size(); n++) {
            var row = end - found.size() + n;
            assertClose(Arrays.copyOfRange(expected, row * width, (row + 1) * width), found.get(n), replay);
        }
    }

    private static void assertClose(float[] expected, float[] found, String replay) {
        assertEquals(expected.length, found.length, replay);
        var largest = 0.0;
        var difference = 0.0;
        for (var i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
            difference = Math.max(difference, Float.isNaN(found[i]) ? Double.NaN : Math.abs(expected[i] - found[i]));
        }
        assertTrue(difference <= TOLERANCE * largest, "differs by " + difference + " of " + largest + "; " + replay);
    }
}
