package orrery.node.schedule;

/**
 * Adds what every other rank sent to this rank's own, in rank order: {@code ((rank 0 + rank 1) + rank 2) + …}. Keeps the
 * sum, and sends it to every other rank where it is wanted.
 */
final class SumAll extends Round {
    private final int rank;
    private final Direct.Group group;
    private final Cut cut;
    private final int slice;
    private final long keepAt;
    private final int lane;

    /**
     * @param slice of the cut that this rank adds
     * @param keepAt where in the output the sum of that slice goes
     * @param lane of the receivers of the sum, or -1
     */
    SumAll(int rank, Direct.Group group, Cut cut, int slice, long keepAt, int lane) {
        super(1, cut.parts(), 1);
        this.rank = rank;
        this.group = group;
        this.cut = cut;
        this.slice = slice;
        this.keepAt = keepAt;
        this.lane = lane;
    }

    @Override
    void act(int step, int part, Action action) {
        var from = cut.from(slice, part);
        action.elements(cut.length(slice, part))
                .receive(part * group.sources(), group.sources(), Action.Take.SUM)
                .own(from)
                .ownPlace(rank)
                .keep(keepAt + from - cut.from(slice));
        for (var distance = 1; lane >= 0 && distance < group.ranks(); distance++) {
            var peer = (rank + distance) % group.ranks();
            action.send(peer, lane, group.piece(rank, peer, part));
        }
    }
}
