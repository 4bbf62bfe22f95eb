package orrery.node.numerics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.fabric.catalogue.DeviceKind;
import orrery.node.architecture.Architecture;
import orrery.node.cost.Kernel;
import orrery.node.format.Formats;
import orrery.node.format.NumberFormat;
import orrery.node.plan.Cut;
import orrery.node.plan.Cut.Attention;
import orrery.node.plan.Cut.Exchange;
import orrery.node.plan.Cut.FeedForward;
import orrery.node.reference.OneDevice;
import orrery.node.seeded.SeededWeights;
import orrery.node.seeded.Twin;
import orrery.protocol.payload.Step;
import orrery.protocol.payload.Step.Slice;

/** What is launched and sent has the sizes of the full model, whatever numbers are computed with. */
class SizesTest {
    private static final Formats NARROW = new Formats(NumberFormat.FP8_E4M3, NumberFormat.BF16, NumberFormat.BF16);
    private static final Step PROMPTS = new Step(
            0,
            0,
            List.of(new Slice(0, 0, new int[] {3, 1, 4}), new Slice(1, 0, new int[] {2}), new Slice(2, 0, new int[] {
                7, 1, 8, 2
            })),
            List.of());

    static LongStream seeds() {
        return LongStream.range(0, 30);
    }

    /** A token is 17 wide there instead of 40, on its way to a rank and back, four bytes each. */
    @ParameterizedTest
    @MethodSource("seeds")
    void tokensGoNarrowerToExpertsInASpaceOfTheirOwn(long seed) {
        var feedForward = new FeedForward(1, 4, 0, Exchange.ALL_TO_ALL, DeviceKind.GPU);
        var cut = new Cut(DeviceKind.GPU, 1, new Attention(2, 2, 1), feedForward, 1);
        var apart = RandomFamilies.hybrid(2 * seed + 1);
        var saved = bytes(RandomFamilies.onTheResidualStream(apart), cut, seed) - bytes(apart, cut, seed);
        assertTrue(saved > 0, "seed " + seed);
        assertEquals(0, saved % (2 * (40 - 17) * Float.BYTES), "whole round trips; seed " + seed);
    }

    private static long bytes(Architecture architecture, Cut cut, long seed) {
        var copy = new Lockstep(architecture, cut, NumericsMaker.none(architecture, cut, Formats.F32, seed));
        copy.run(PROMPTS);
        return copy.bytes();
    }

    /** The twin's router sends tokens elsewhere than the full model's would, so that a dense model alone is alike. */
    @ParameterizedTest
    @MethodSource("seeds")
    void aTwinLaunchesAndSendsWhatTheFullModelDoes(long seed) {
        launchesAlike(seed, RandomFamilies.of(2 * seed), RandomCuts.of(new Random(seed))); // dense
        launchesAlike(seed, RandomFamilies.hybrid(2 * seed), RandomCuts.withoutContext(new Random(seed)));
    }

    private static void launchesAlike(long seed, Architecture full, Cut cut) {
        var twin = Twin.of(full, List.of(cut.feedForward().tensor(), cut.denseRanks(), 24));
        var real = new Lockstep(full, cut, NumericsMaker.real(new SeededWeights(full, seed), cut, Formats.F32));
        var shadow =
                new Lockstep(full, cut, NumericsMaker.shadow(full, new SeededWeights(twin, seed), cut, Formats.F32));
        var none = new Lockstep(full, cut, NumericsMaker.none(full, cut, Formats.F32, seed));

        List.of(real, shadow, none).forEach(copy -> copy.run(PROMPTS));

        for (var seat : real.seats()) {
            assertEquals(real.kernels(seat), shadow.kernels(seat), seat + ", seed " + seed);
            assertEquals(real.kernels(seat), none.kernels(seat), seat + ", seed " + seed);
        }
        assertEquals(real.bytes(), shadow.bytes(), "seed " + seed);
        assertEquals(real.bytes(), none.bytes(), "seed " + seed);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aTwinGivesItsOwnTokens(long seed) {
        var full = RandomFamilies.of(seed);
        var cut = RandomCuts.of(new Random(seed));
        var twin = new SeededWeights(Twin.of(full, List.of(cut.feedForward().tensor(), cut.denseRanks(), 24)), seed);
        var found = new Lockstep(full, cut, NumericsMaker.shadow(full, twin, cut, Formats.F32)).run(PROMPTS);
        var reference = new OneDevice(twin);
        for (var slice : PROMPTS.slices()) {
            var expected = reference.prefill(reference.start(), slice.tokens());
            var logits = found.get(slice.sequence()).getFirst();
            for (var i = 0; i < expected.length; i++) {
                assertEquals(expected[i], logits[i], 1e-3, "seed " + seed);
            }
        }
    }

    /** Every token passes its experts once, and sizes alone never compute. */
    @ParameterizedTest
    @MethodSource("seeds")
    void sizesAloneRunAnyFamilyOnAnyCut(long seed) {
        var full = RandomFamilies.of(seed);
        var cut = RandomCuts.of(new Random(seed));
        var first = new Lockstep(full, cut, NumericsMaker.none(full, cut, NARROW, seed));
        var second = new Lockstep(full, cut, NumericsMaker.none(full, cut, NARROW, seed));
        var tokens = first.run(PROMPTS);
        assertEquals(PROMPTS.slices().size(), tokens.size());
        for (var sequence : tokens.values()) {
            var sum = 0f;
            for (var score : sequence.getFirst()) {
                sum += score;
            }
            assertEquals(1f, sum, "one token is chosen; seed " + seed);
        }
        second.run(PROMPTS);
        assertEquals(first.bytes(), second.bytes());
        assertEquals(work(first, cut), work(second, cut));
    }

    private static List<List<Kernel>> work(Lockstep copy, Cut cut) {
        return copy.seats().stream().map(copy::kernels).toList();
    }

    /** Half the bytes a number, half the bytes sent; no fewer operations. */
    @ParameterizedTest
    @MethodSource("seeds")
    void narrowFormatsMoveLessAndComputeAsMuch(long seed) {
        var full = RandomFamilies.of(seed);
        var cut = RandomCuts.of(new Random(seed));
        var wide = new Lockstep(full, cut, NumericsMaker.none(full, cut, Formats.F32, seed));
        var narrow = new Lockstep(full, cut, NumericsMaker.none(full, cut, NARROW, seed));
        wide.run(PROMPTS);
        narrow.run(PROMPTS);
        assertTrue(narrow.bytes() <= wide.bytes());
        for (var seat : wide.seats()) {
            for (var n = 0; n < wide.kernels(seat).size(); n++) {
                var before = wide.kernels(seat).get(n);
                var after = narrow.kernels(seat).get(n);
                assertEquals(before.flops(), after.flops());
                assertTrue(2 * after.bytes() <= before.bytes() + 2, before + " and " + after);
            }
        }
    }
}
