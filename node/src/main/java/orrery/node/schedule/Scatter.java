package orrery.node.schedule;

/** Sends slice j of this rank's data to rank j, the next one first. */
final class Scatter extends Round {
    private final int rank;
    private final Direct.Group group;
    private final Cut cut;
    private final int lane;

    Scatter(int rank, Direct.Group group, Cut cut, int lane) {
        super(group.ranks() - 1, cut.parts(), 1);
        this.rank = rank;
        this.group = group;
        this.cut = cut;
        this.lane = lane;
    }

    @Override
    void act(int step, int part, Action action) {
        var peer = (rank + step + 1) % group.ranks();
        action.elements(cut.length(peer, part))
                .own(cut.from(peer, part))
                .send(peer, lane, group.piece(rank, peer, part));
    }
}
