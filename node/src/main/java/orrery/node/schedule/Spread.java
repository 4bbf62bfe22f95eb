package orrery.node.schedule;

/** Sends this rank's data to every other rank, the next one first; keeps a copy itself where it is wanted. */
final class Spread extends Round {
    /** Ranks that one action sends to: most groups need one, and those of thousands do not fill memory with messages. */
    private static final int AT_A_TIME = 128;

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
        super(1 + Math.ceilDiv(group.ranks() - 1, AT_A_TIME), own.parts(), 1);
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
            action.elements(own.length(0, part)).own(from);
            send((step - 1) * AT_A_TIME + 1, part, action);
        } else if (keepAt >= 0) {
            action.elements(own.length(0, part)).own(from).keep(keepAt + from);
        } else {
            action.elements(0);
        }
    }

    private void send(int nearest, int part, Action action) {
        var furthest = Math.min(nearest + AT_A_TIME, group.ranks());
        for (var distance = nearest; distance < furthest; distance++) {
            var peer = (rank + distance) % group.ranks();
            action.send(peer, lane, group.piece(rank, peer, part));
        }
    }
}
