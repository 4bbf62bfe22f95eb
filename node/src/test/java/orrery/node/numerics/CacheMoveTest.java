package orrery.node.numerics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.node.architecture.Architecture;
import orrery.node.format.Formats;
import orrery.node.plan.Cut;
import orrery.node.reference.OneDevice;
import orrery.node.seeded.SeededWeights;
import orrery.protocol.payload.Step;
import orrery.protocol.payload.Step.Slice;

/** A sequence whose cache went to a copy that is cut in another way goes on there as if nothing had happened. */
class CacheMoveTest {
    private static final int SEQUENCE = 5;
    private static final int PROMPT = 9;

    static LongStream seeds() {
        return LongStream.range(0, 30);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aSequenceGoesOnWhereItsCacheWent(long seed) {
        var random = new Random(seed);
        var prefill = RandomCuts.of(random);
        goesOn(seed, random, RandomFamilies.of(seed), prefill, seed % 4 == 0 ? prefill : RandomCuts.of(random));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void itsStatesGoAlong(long seed) {
        var random = new Random(seed);
        var prefill = RandomCuts.withoutContext(random);
        var decode = seed % 4 == 0 ? prefill : RandomCuts.withoutContext(random);
        goesOn(seed, random, RandomFamilies.hybrid(seed), prefill, decode);
    }

    private static void goesOn(long seed, Random random, Architecture architecture, Cut prefillCut, Cut decodeCut) {
        var weights = new SeededWeights(architecture, seed);
        var prefill = new Lockstep(architecture, prefillCut, NumericsMaker.real(weights, prefillCut, Formats.F32));
        var decode = new Lockstep(architecture, decodeCut, NumericsMaker.real(weights, decodeCut, Formats.F32));
        var text = random.ints(PROMPT + 1, 0, architecture.vocabulary()).toArray();

        prefill.run(step(0, Arrays.copyOf(text, PROMPT)));
        move(prefill, prefillCut, decode, decodeCut);
        var found = decode.run(step(PROMPT, text[PROMPT])).get(SEQUENCE).getFirst();

        var reference = new OneDevice(weights);
        var expected = reference.prefill(reference.start(), text);
        assertArrayEquals(expected, found, 1e-4f * largest(expected), "seed " + seed);
    }

    private static Step step(int position, int... tokens) {
        return new Step(0, 0, List.of(new Slice(SEQUENCE, position, tokens)), List.of());
    }

    private static void move(Lockstep from, Cut fromCut, Lockstep to, Cut toCut) {
        for (var giver : from.seats()) {
            for (var taker : to.seats()) {
                var payload = from.numerics(giver).cacheFor(SEQUENCE, PROMPT, toCut, taker);
                assertEquals(payload != null, to.numerics(taker).cacheComesFrom(SEQUENCE, PROMPT, fromCut, giver));
                if (payload != null) {
                    to.numerics(taker).cacheFrom(SEQUENCE, PROMPT, fromCut, giver, payload);
                }
            }
        }
    }

    /** To the memory of each device's host and back, with another sequence in between. */
    @ParameterizedTest
    @MethodSource("seeds")
    void aCacheComesBackFromTheHost(long seed) {
        comesBack(seed, RandomFamilies.of(seed), RandomCuts.of(new Random(seed)));
        comesBack(seed, RandomFamilies.hybrid(seed), RandomCuts.withoutContext(new Random(seed)));
    }

    private static void comesBack(long seed, Architecture architecture, Cut cut) {
        var weights = new SeededWeights(architecture, seed);
        var stays = new Lockstep(architecture, cut, NumericsMaker.real(weights, cut, Formats.F32));
        var leaves = new Lockstep(architecture, cut, NumericsMaker.real(weights, cut, Formats.F32));
        var prompt = new int[] {3, 1, 4, 1, 5, 9, 2, 6, 5};
        List.of(stays, leaves).forEach(copy -> copy.run(step(0, prompt)));

        for (var seat : leaves.seats()) {
            var numerics = leaves.numerics(seat);
            var kept = numerics.cacheFor(SEQUENCE, PROMPT, cut, seat);
            numerics.forget(SEQUENCE);
            if (kept != null) {
                numerics.cacheFrom(SEQUENCE, PROMPT, cut, seat, kept);
            }
        }

        assertArrayEquals(
                stays.run(step(PROMPT, 7)).get(SEQUENCE).getFirst(),
                leaves.run(step(PROMPT, 7)).get(SEQUENCE).getFirst(),
                "seed " + seed);
    }

    private static float largest(float[] values) {
        var largest = 0f;
        for (var value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
