package orrery.node.schedule;

/** Sends this rank's data to every other rank, the next one first; keeps a copy itself where it is wanted. */
final class Spread extends Round {
    private final int rank;
    private final Direct.Group group;
    private final Cut own;
    private final int lane;
    private final long keepAt;

    /**
     * @param own this rank's data, one slice
     * @param lane of the receivers
     * @param keepAt where in the output a copy goes, or -1
     */
    Spread(int rank, Direct.Group group, Cut own, int lane, long keepAt) {
        super(group.ranks(), own.parts(), 1);
        this.rank = rank;
        this.group = group;
        this.own = own;
        this.lane = lane;
        this.keepAt = keepAt;
    }

    @Override
    void act(int step, int part, Action action) {
        var from = own.from(0, part);
        if (step > 0) {
            var peer = (rank + step) % group.ranks();
            action.elements(own.length(0, part)).own(from).send(peer, lane, group.piece(rank, peer, part));
        } else if (keepAt >= 0) {
            action.elements(own.length(0, part)).own(from).keep(keepAt + from);
        } else {
            action.elements(0);
        }
    }
}
