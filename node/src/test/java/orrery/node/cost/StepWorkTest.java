package orrery.node.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import orrery.node.architecture.Activation;
import orrery.node.architecture.Experts;
import orrery.node.architecture.Router;
import orrery.node.architecture.SmallArchitectures;
import orrery.node.architecture.StateSpace;
import orrery.node.format.Formats;
import orrery.node.format.NumberFormat;
import orrery.node.plan.Cut;
import orrery.node.plan.Seat;
import orrery.node.plan.Seat.Side;
import orrery.node.plan.Shares;

/** Flops and bytes counted by hand: h 96, 24 heads of 8 over 12 KV heads, width 192, 24 experts of 48, vocabulary 480. */
class StepWorkTest {
    private static final Formats NARROW = new Formats(NumberFormat.BF16, NumberFormat.BF16, NumberFormat.BF16);

    private static final Slices SLICES = new Slices(1, 3, 3, 60, 40);
    private static final Seen DECODED = new Seen(Slices.NONE, SLICES);

    private static Seen decoded(long positions) {
        return new Seen(Slices.NONE, new Slices(1, 1, 1, positions, positions));
    }

    private static Product product(long rows, long outputs, long inputs) {
        return new Product(rows, outputs, inputs, 1, NumberFormat.BF16, NumberFormat.BF16);
    }

    private static StepWork work(int tensor) {
        var shares = new Shares(Cut.tensor(tensor), new Seat(0, 0, Side.ATTENTION, 0));
        return new StepWork(SmallArchitectures.deepseek(2), shares, NARROW);
    }

    private static StepWork llama(int tensor) {
        var shares = new Shares(Cut.tensor(tensor), new Seat(0, 0, Side.ATTENTION, 0));
        return new StepWork(SmallArchitectures.llama(1), shares, NARROW);
    }

    @Test
    void attentionReadsItsCacheOnce() {
        var kernels = llama(2).attend(0, DECODED);
        var width = 12 * 8 + 2 * 6 * 8; // queries, keys and values of half the heads
        assertEquals(
                List.of(
                        new Movement(3 * 96 * 5, 4 * 3 * 96 * 2),
                        product(3, width, 96),
                        new Movement(3 * (12 + 6) * 8 * 3, 2 * 3 * (12 + 6) * 8 * 2),
                        new Attention(Phase.DECODE, SLICES, 12, 6, 8, NumberFormat.BF16, NumberFormat.BF16),
                        product(3, 96, 96)),
                kernels);
    }

    /** As GPT-OSS is kept: MXFP4 experts, all else BF16. */
    @Test
    void onlyExpertsAreInFourBitsWhereAttentionIsNot() {
        var formats = new Formats(NumberFormat.MXFP4, NumberFormat.FP8_BLOCK, NumberFormat.FP8_E4M3)
                .withAttention(NumberFormat.BF16)
                .withStream(NumberFormat.BF16);
        var shares = new Shares(Cut.tensor(1), new Seat(0, 0, Side.ATTENTION, 0));
        var work = new StepWork(SmallArchitectures.deepseek(2), shares, formats);
        var wide = new ArrayList<>(work.attend(2, DECODED));
        wide.addAll(work.route(3, 3));
        wide.addAll(work.score(3));

        assertTrue(wide.stream()
                .filter(Product.class::isInstance)
                .map(Product.class::cast)
                .allMatch(one -> one.weights() == NumberFormat.BF16 && one.activations() == NumberFormat.BF16));
        assertEquals(
                NumberFormat.MXFP4,
                ((ExpertProducts) work.runExperts(3, new int[] {5, 0, 0}).getFirst()).weights());
    }

    @Test
    void expertsWithoutTokensAreNotRead() {
        var one = bytes(work(1).runExperts(3, new int[] {5, 0, 0}));
        var two = bytes(work(1).runExperts(3, new int[] {4, 0, 1}));
        assertEquals(2L * 3 * 48 * 96, two - one); // gate, up and down of one expert more
        assertTrue(work(1).runExperts(3, new int[3]).isEmpty());
    }

    /** 2 groups of 4 heads of 8 with states of 16, on two ranks; 3 tokens of 2 sequences. */
    @Test
    void statesAreReadAndWrittenOnceForASequence() {
        var states = new StateSpace(0, 8, 8, 2, 16, 4, true, 0, Float.POSITIVE_INFINITY);
        var shares = new Shares(Cut.tensor(2), new Seat(0, 0, Side.ATTENTION, 0));
        var work = new StepWork(SmallArchitectures.of(List.of(states)), shares, NARROW);
        var channels = 4 * 8 + 2 * 16;
        var rows = 32 + channels + 4; // z, channels and steps of half the heads
        assertEquals(
                List.of(
                        new Movement(3 * 96 * 5, 4 * 3 * 96 * 2),
                        product(3, rows, 96),
                        new Movement(3L * channels * 12, 2L * 3 * channels * 2 + 2 * 2 * 4 * 3 * channels),
                        new Movement(3L * (5 * 32 * 16 + 2 * 32), 2 * 2 * 4 * 32 * 16 + 2L * 3 * (channels + 4 + 32)),
                        new Movement(3 * 32 * 9, 3 * 3 * 32 * 2),
                        product(3, 96, 32)),
                work.attend(0, new Seen(Slices.NONE, new Slices(2, 3, 3, 60, 40))));
    }

    /** 4 of 8 experts, 48 wide, in a space of 16: one product goes there and one comes back. */
    @Test
    void expertsInASpaceOfTheirOwnTakeItsRows() {
        var router = new Router(Router.Scoring.SIGMOID, false, false, 1, 1, true, 1);
        var experts = new Experts(0, 8, 4, 48, 0, 16, false, Activation.SQUARED_RELU, router);
        var shares = new Shares(Cut.tensor(1), new Seat(0, 0, Side.ATTENTION, 0));
        var work = new StepWork(SmallArchitectures.of(List.of(experts)), shares, NARROW);
        assertEquals(product(3, 16, 96), work.route(0, 3).getLast());
        assertEquals(
                List.of(new ExpertProducts(5, 4, 2, 3, 5, 48, 16, false, NumberFormat.BF16, NumberFormat.BF16)),
                work.runExperts(0, new int[] {4, 0, 1}));
        assertEquals(List.of(new Movement(12 * 16, 3 * 12 * 16 * 2), product(3, 96, 16)), work.mergeExperts(0, 3, 12));
    }

    /** Two matrices of 5 rows each way, and what lies between them is written and read: 48 wide, of 16. */
    @Test
    void expertsMoveTheirWeightsAndRowsOnce() {
        var experts = new ExpertProducts(5, 4, 2, 3, 5, 48, 16, false, NumberFormat.BF16, NumberFormat.BF16);
        assertEquals(2L * 2 * 5 * 48 * 16 + 4 * 5 * 48, experts.flops());
        assertEquals(2L * (2 * 2 * 48 * 16 + 5 * (2 * 16 + 4 * 48)), experts.bytes());
    }

    @Test
    void promptsAndDecodedTokensTakeAKernelEach() {
        var prompt = new Slices(1, 40, 40, 820, 40);
        var seen = Seen.NONE.with(prompt, 0).with(SLICES, 37);
        var phases = llama(1).attendPart(0, seen).stream()
                .filter(Attention.class::isInstance)
                .map(kernel -> ((Attention) kernel).phase())
                .toList();
        assertEquals(List.of(Phase.PREFILL, Phase.DECODE), phases);
        assertEquals(43, seen.rows());
    }

    @Test
    void nothingIsLaunchedForNoRows() {
        for (var work : List.of(work(1), llama(4))) {
            assertTrue(work.embed(0).isEmpty());
            assertTrue(work.attend(0, Seen.NONE).isEmpty());
            assertTrue(work.transform(1, 0, new int[] {0}).isEmpty());
            assertTrue(work.score(0).isEmpty());
        }
    }

    /** Absorbed attention meets one latent vector of 32 and 8 that turn, whatever the heads. */
    @Test
    void latentAttentionReadsOneVectorAPosition() {
        var near = bytes(work(1).attendPart(0, decoded(10)));
        var far = bytes(work(1).attendPart(0, decoded(110)));
        assertEquals(100 * (32 + 8) * 2, far - near);
    }

    @Test
    void theHeadIsCutByItsTokens() {
        assertEquals(2L * 3 * 120 * 96, llama(4).score(3).getLast().flops());
    }

    private static long bytes(List<Kernel> kernels) {
        return kernels.stream().mapToLong(Kernel::bytes).sum();
    }
}
