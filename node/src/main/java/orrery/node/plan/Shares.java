package orrery.node.plan;

import orrery.node.architecture.Dense;
import orrery.node.architecture.Experts;
import orrery.node.architecture.GroupedAttention;
import orrery.node.architecture.Mixer;
import orrery.node.architecture.StateSpace;
import orrery.node.plan.Cut.Exchange;

/**
 * Which part of each of a model's tensors a rank holds.
 *
 * @param cut that divides the model
 * @param seat of the rank
 */
public record Shares(Cut cut, Seat seat) {

    /** Query heads that it attends with. */
    public Share heads(Mixer mixer) {
        return Share.of(mixer.heads(), cut.attention().tensor(), seat.tensorRank(cut));
    }

    /** Query heads whose parts it merges and projects back: all of its own, or its share among the context ranks. */
    public Share mergedHeads(Mixer mixer) {
        return mergedHeads(mixer, seat.contextRank(cut));
    }

    /** Those that a context rank of its group merges. */
    public Share mergedHeads(Mixer mixer, int contextRank) {
        var own = heads(mixer);
        var share = Share.of(own.count(), cut.attention().context(), contextRank);
        return new Share(own.from() + share.from(), own.from() + share.to());
    }

    /** KV heads that its query heads read; one that is read by several ranks is with each of them. */
    public Share keyValueHeads(GroupedAttention mixer) {
        var own = heads(mixer);
        return new Share(mixer.keyValueHeadOf(own.from()), mixer.keyValueHeadOf(own.to() - 1) + 1);
    }

    /** Groups of a state-space layer that its heads belong to: whole ones, where the tensor degree divides the groups. */
    public Share groups(StateSpace mixer) {
        var own = heads(mixer);
        return new Share(own.from() / mixer.headsPerGroup(), own.to() / mixer.headsPerGroup());
    }

    /** Positions below {@code position} that it holds: those that are its context rank, modulo the context ranks. */
    public int positionsBelow(int position) {
        var ranks = cut.attention().context();
        return (position - seat.contextRank(cut) + ranks - 1) / ranks;
    }

    /** Rows of embedding and head. */
    public Share vocabulary(int tokens) {
        return Share.of(tokens, cut.groupRanks(), seat.rank() % cut.groupRanks());
    }

    /** Width of a dense block. */
    public Share width(Dense block) {
        return cut.separate()
                ? Share.of(block.width(), cut.feedForward().ranks(), seat.rank())
                : Share.of(block.width(), cut.denseRanks(), seat.rank() % cut.denseRanks());
    }

    /** Physical experts: those of the model, then the redundant copies. */
    public Share physicalExperts(Experts block) {
        return Share.of(
                block.count() + cut.feedForward().redundant(), cut.feedForward().expert(), seat.expertRank(cut));
    }

    /** Width of each of its experts. */
    public Share width(Experts block) {
        return Share.of(block.width(), cut.feedForward().tensor(), seat.feedForwardTensorRank(cut));
    }

    /** Width of the shared experts: all of it where tokens are exchanged, because then each rank has other tokens. */
    public Share sharedWidth(Experts block) {
        return exchanges()
                ? new Share(0, block.sharedWidth())
                : Share.of(block.sharedWidth(), cut.attentionRanks(), seat.rank());
    }

    private boolean exchanges() {
        return cut.separate() || cut.feedForward().exchange() == Exchange.ALL_TO_ALL && cut.attentionRanks() > 1;
    }
}
