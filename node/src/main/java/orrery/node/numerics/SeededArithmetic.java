package orrery.node.numerics;

import java.util.List;
import java.util.stream.IntStream;
import orrery.node.architecture.Architecture;
import orrery.node.architecture.Dense;
import orrery.node.architecture.Experts;
import orrery.node.architecture.FeedForward;
import orrery.node.layer.Routing;
import orrery.node.plan.Placement;
import orrery.node.plan.Share;
import orrery.node.plan.Shares;
import orrery.protocol.payload.Digest;
import orrery.protocol.payload.Step;
import orrery.protocol.payload.Step.Slice;
import orrery.protocol.payload.Tensor;

/** No numbers: rows have no elements, and what a model would choose, experts and tokens, comes from a seed, evenly spread. */
final class SeededArithmetic implements Arithmetic {
    private static final float[] NOTHING = new float[0];
    private static final int TOKENS = 256; // of the vocabulary among which tokens are chosen
    private static final int ALL_ROWS = -1; // instead of a data group, where all ranks choose alike for all rows

    private final Architecture architecture;
    private final Shares shares;
    private final CacheMoving moving;
    private final long seed;
    private final EvenDealing even; // null where experts are drawn
    private long ofStep;

    SeededArithmetic(Sizes charged, Shares shares, long seed, EvenDealing even) {
        architecture = charged.architecture();
        this.shares = shares;
        moving = new CacheMoving(architecture, charged, shares, new Caches());
        this.seed = seed;
        this.even = even;
    }

    @Override
    public int hidden() {
        return 0;
    }

    @Override
    public int valueDim(int block) {
        return 0;
    }

    @Override
    public int vocabulary() {
        return Math.min(TOKENS, architecture.vocabulary());
    }

    @Override
    public void begin(Step step) {
        ofStep = Digest.mix(Digest.mix(seed, step.replica()), step.number());
    }

    @Override
    public float[] embed(List<Slice> slices, int rows) {
        return NOTHING;
    }

    @Override
    public float[] normalise(int block, float[] x, int rows) {
        return NOTHING;
    }

    @Override
    public float[] part(int block, float[] x, int rows, List<Slice> slices) {
        return NOTHING;
    }

    @Override
    public float[] headsFor(int block, float[] parts, int rows, int contextRank) {
        return NOTHING;
    }

    @Override
    public float[] merge(int block, List<float[]> parts, int rows) {
        return NOTHING;
    }

    @Override
    public LocalExperts.Answers transform(int block, float[] x, int rows) {
        return experts(block).run(NOTHING, 0, assign(block, ALL_ROWS, rows, 0));
    }

    @Override
    public List<Assignment> assign(int block, float[] x, int rows, int first) {
        return assign(block, shares.seat().dataRank(shares.cut()), rows, first);
    }

    private List<Assignment> assign(int block, int dataGroup, int rows, int first) {
        var ofGroup = Digest.mix(Digest.mix(ofStep, block), dataGroup);
        return IntStream.range(first, first + rows)
                .mapToObj(row -> switch (feedForward(block)) {
                    case Dense _ -> new Assignment(new int[] {0}, new float[] {1});
                    case Experts experts when even != null -> even.assign(experts, dataGroup, row);
                    case Experts experts ->
                        Assignment.of(
                                choice(experts, Digest.mix(ofGroup, row)), row, new Placement(experts, shares.cut()));
                })
                .toList();
    }

    @Override
    public List<Integer> senders(int block, int part, StepRows rows, ExpertMembers members) {
        return even != null && feedForward(block) instanceof Experts experts
                ? even.senders(experts, part, rows, members)
                : null;
    }

    /** Different experts, each as likely as any other. */
    private static Routing choice(Experts block, long seed) {
        var chosen = new int[block.chosen()];
        for (var n = 0; n < chosen.length; n++) {
            var left = Math.floorMod(Digest.mix(seed, n), (long) block.count() - n);
            chosen[n] = (int) left;
            for (var before : IntStream.of(chosen).limit(n).sorted().toArray()) {
                chosen[n] += before <= chosen[n] ? 1 : 0;
            }
        }
        return new Routing(IntStream.of(chosen).sorted().toArray(), new float[chosen.length]);
    }

    @Override
    public LocalExperts experts(int block) {
        return new LocalExperts(
                switch (feedForward(block)) {
                    case Dense dense ->
                        new Share(0, Math.min(1, shares.width(dense).count()));
                    case Experts experts -> shares.physicalExperts(experts);
                },
                List.of());
    }

    @Override
    public ExpertSpace space(int block) {
        return ExpertSpace.SAME;
    }

    @Override
    public int expertWidth(int block) {
        return 0;
    }

    private FeedForward feedForward(int block) {
        return (FeedForward) architecture.blocks().get(block);
    }

    @Override
    public Network shared(int block) {
        return null;
    }

    /** 1 for the token that comes next, 0 for all others. */
    @Override
    public float[] score(float[] x, List<Slice> slices, int wanted) {
        var own = shares.vocabulary(vocabulary());
        var scores = new float[wanted * own.count()];
        var row = 0;
        for (var slice : slices) {
            var end = slice.position() + slice.tokens().length;
            for (var position = end - StepRows.wanted(slice); position < end; position++, row++) {
                var token = token(slice.sequence(), position);
                if (own.has(token)) {
                    scores[row * own.count() + token - own.from()] = 1;
                }
            }
        }
        return scores;
    }

    /** Not one that ends the answer, unless all do. */
    private int token(int sequence, int position) {
        var ofPosition = Digest.mix(Digest.mix(seed, sequence), position);
        return IntStream.range(0, vocabulary())
                .map(n -> (int) Math.floorMod(ofPosition + n, (long) vocabulary()))
                .filter(token -> !architecture.endTokens().contains(token))
                .findFirst()
                .orElse(0);
    }

    @Override
    public Tensor giveCache(int sequence, int length, Shares to) {
        return Tensor.charged(NOTHING, moving.bytes(length, to));
    }

    @Override
    public void takeCache(int sequence, int length, Shares from, Tensor given) {
        // there are no numbers to keep
    }

    @Override
    public List<Object> parts() {
        return List.of(architecture);
    }

    @Override
    public void forget(int sequence) {
        // nothing is remembered
    }

    @Override
    public void forgetAll() {
        // nothing is remembered
    }
}
