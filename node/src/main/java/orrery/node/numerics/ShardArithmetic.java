package orrery.node.numerics;

import static orrery.node.architecture.Part.NORM;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import orrery.node.architecture.Architecture;
import orrery.node.architecture.FeedForward;
import orrery.node.architecture.Mixer;
import orrery.node.format.NumberFormat;
import orrery.node.model.Weights;
import orrery.node.plan.Shares;
import orrery.node.program.Blocks;
import orrery.node.program.Program;
import orrery.node.program.Work.Embed;
import orrery.node.program.Work.Score;
import orrery.protocol.payload.Step;
import orrery.protocol.payload.Step.Slice;
import orrery.protocol.payload.Tensor;

/** The model's own numbers, on the rank's part of its weights. */
final class ShardArithmetic implements Arithmetic {
    private final Architecture architecture;
    private final Shares shares;
    private final Caches caches = new Caches();
    private final CacheMoving moving;
    private final VocabularyShard embedding; // null but on the first stage
    private final VocabularyShard head; // null but on the last stage
    private final Map<Integer, MixerShard> mixers = new HashMap<>();
    private final Map<Integer, float[]> norms = new HashMap<>();
    private final Map<Integer, OutputShard> outputs = new HashMap<>();
    private final Map<Integer, FeedForwardShard> feedForwards = new HashMap<>();

    /**
     * @param charged whose sizes caches have on their way
     * @param program whose blocks' weights are taken
     * @param cacheFormat what keys and values are rounded to
     */
    ShardArithmetic(
            Weights weights,
            Sizes charged,
            Shares shares,
            Program program,
            NumberFormat cacheFormat,
            Rotations rotations) {
        architecture = weights.architecture();
        this.shares = shares;
        moving = new CacheMoving(architecture, charged, shares, caches);
        embedding = has(program, Embed.class) ? VocabularyShard.embedding(weights, shares) : null;
        head = has(program, Score.class) ? VocabularyShard.head(weights, shares) : null;
        for (var block : Blocks.of(program)) {
            var own = new ShardWeights(weights, block);
            switch (own.kind()) {
                case Mixer _ -> {
                    norms.put(block, own.vector(NORM));
                    mixers.put(block, MixerShard.of(own, shares, rotations, cacheFormat));
                    outputs.put(block, OutputShard.of(own, shares));
                }
                case FeedForward _ -> feedForwards.put(block, FeedForwardShard.of(own, shares));
            }
        }
    }

    private static boolean has(Program program, Class<?> work) {
        return program.nodes().stream().anyMatch(node -> work.isInstance(node.work()));
    }

    @Override
    public int hidden() {
        return architecture.hidden();
    }

    @Override
    public int vocabulary() {
        return architecture.vocabulary();
    }

    @Override
    public int valueDim(int block) {
        return outputs.get(block).valueDim();
    }

    @Override
    public void begin(Step step) {
        caches.begin(step, shares::positionsBelow);
    }

    @Override
    public float[] embed(List<Slice> slices, int rows) {
        return embedding.embed(slices, rows);
    }

    @Override
    public float[] normalise(int block, float[] x, int rows) {
        return Linear.norm(x, rows, feedForwards.get(block).norm(), architecture.epsilon());
    }

    @Override
    public float[] part(int block, float[] x, int rows, List<Slice> slices) {
        var normed = Linear.norm(x, rows, norms.get(block), architecture.epsilon());
        return mixers.get(block).part(normed, rows, slices, caches);
    }

    @Override
    public float[] headsFor(int block, float[] parts, int rows, int contextRank) {
        var mixer = (Mixer) architecture.blocks().get(block);
        var own = shares.heads(mixer);
        var merged = shares.mergedHeads(mixer, contextRank);
        return OutputShard.heads(
                parts, rows, own.count(), merged.from() - own.from(), merged.to() - own.from(), valueDim(block));
    }

    @Override
    public float[] merge(int block, List<float[]> parts, int rows) {
        return outputs.get(block).merge(parts, rows);
    }

    @Override
    public LocalExperts.Answers transform(int block, float[] x, int rows) {
        return feedForwards.get(block).transform(x, rows, hidden());
    }

    @Override
    public List<Assignment> assign(int block, float[] x, int rows, int first) {
        return feedForwards.get(block).router().assign(x, rows, first);
    }

    @Override
    public LocalExperts experts(int block) {
        return feedForwards.get(block).experts();
    }

    @Override
    public ExpertSpace space(int block) {
        return feedForwards.get(block).space();
    }

    @Override
    public int expertWidth(int block) {
        return ((FeedForward) architecture.blocks().get(block)).rowWidth(hidden());
    }

    @Override
    public Network shared(int block) {
        return feedForwards.get(block).shared();
    }

    @Override
    public float[] score(float[] x, List<Slice> slices, int wanted) {
        return head.score(x, slices, wanted);
    }

    @Override
    public Tensor giveCache(int sequence, int length, Shares to) {
        return moving.give(sequence, length, to);
    }

    @Override
    public void takeCache(int sequence, int length, Shares from, Tensor given) {
        moving.take(sequence, length, from, given);
    }

    @Override
    public List<Object> parts() {
        var ofBlocks = IntStream.range(0, architecture.blocks().size())
                .mapToObj(block -> Stream.of(mixers.get(block), outputs.get(block), feedForwards.get(block)))
                .flatMap(one -> one);
        return Stream.concat(Stream.of(architecture, embedding, head), ofBlocks)
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public void forget(int sequence) {
        caches.forget(sequence);
    }

    @Override
    public void forgetAll() {
        caches.forgetAll();
    }
}
