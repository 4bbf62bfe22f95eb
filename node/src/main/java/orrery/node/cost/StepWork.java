package orrery.node.cost;

import java.util.ArrayList;
import java.util.List;
import orrery.node.architecture.Architecture;
import orrery.node.architecture.Block;
import orrery.node.architecture.FeedForward;
import orrery.node.architecture.Mixer;
import orrery.node.format.Formats;
import orrery.node.plan.Shares;

/**
 * What one rank launches in a step, kernel by kernel, as an inference engine would: from sizes alone, so that a model need not
 * be there to be timed. Nothing is launched for no rows.
 */
public final class StepWork {
    private static final int SOURCES = 2; // what an addition reads

    private final Architecture architecture;
    private final Shares shares;
    private final Kernels kernels;
    private final MixerWork mixers;
    private final FeedForwardWork feedForward;

    /**
     * @param architecture whose sizes count
     * @param shares which part of it the rank holds
     */
    public StepWork(Architecture architecture, Shares shares, Formats formats) {
        this.architecture = architecture;
        this.shares = shares;
        kernels = new Kernels(formats);
        mixers = new MixerWork(architecture.hidden(), shares, kernels.ofAttention());
        feedForward = new FeedForwardWork(architecture.hidden(), shares, kernels);
    }

    /** Rows of the embedding are copied. */
    public List<Kernel> embed(long rows) {
        return ofRows(rows, List.of(kernels.elementwise(rows, architecture.hidden(), 0, 1)));
    }

    /** Nothing of its own: the norm that follows adds, too. */
    public List<Kernel> add(long rows) {
        return List.of();
    }

    public List<Kernel> select(long rows) {
        return embed(rows);
    }

    public List<Kernel> normalise(long rows) {
        return ofRows(rows, List.of(kernels.norm(rows, architecture.hidden())));
    }

    /** Attention over parts of the positions. */
    public List<Kernel> attendPart(int block, Seen seen) {
        return ofRows(seen.rows(), mixers.part((Mixer) block(block), seen));
    }

    /** The parts of so many ranks come together and are projected back. */
    public List<Kernel> mergeParts(int block, long rows, int ranks) {
        return ofRows(rows, mixers.merge((Mixer) block(block), rows, ranks));
    }

    /** Attention over all positions, and the projection back. */
    public List<Kernel> attend(int block, Seen seen) {
        return join(attendPart(block, seen), mergeParts(block, seen.rows(), 1));
    }

    /**
     * Router, experts and shared experts, or a dense block.
     *
     * @param tokens that each of this rank's experts gets; of a dense block one number, the rows
     */
    public List<Kernel> transform(int block, long rows, int[] tokens) {
        return ofRows(rows, feedForward.all((FeedForward) block(block), rows, tokens));
    }

    public List<Kernel> route(int block, long rows) {
        return join(normalise(rows), ofRows(rows, feedForward.route((FeedForward) block(block), rows)));
    }

    public List<Kernel> runExperts(int block, int[] tokens) {
        return feedForward.experts((FeedForward) block(block), tokens);
    }

    /**
     * @param answers how many came back, for all rows together
     */
    public List<Kernel> mergeExperts(int block, long rows, long answers) {
        var kind = (FeedForward) block(block);
        var sum = List.<Kernel>of(kernels.elementwise(answers, kind.rowWidth(architecture.hidden()), 1, SOURCES));
        return ofRows(rows, join(join(sum, feedForward.back(kind, rows)), feedForward.shared(kind, rows)));
    }

    public List<Kernel> score(long rows) {
        var tokens = shares.vocabulary(architecture.vocabulary()).count();
        return join(
                normalise(rows),
                ofRows(rows, List.of(kernels.ofWideParts().product(rows, tokens, architecture.hidden()))));
    }

    private Block block(int index) {
        return architecture.blocks().get(index);
    }

    private static List<Kernel> ofRows(long rows, List<Kernel> launched) {
        return rows == 0 ? List.of() : launched;
    }

    private static List<Kernel> join(List<Kernel> first, List<Kernel> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }
}
