package orrery.node.schedule;

/** A rank's place in a ring: it receives from the one before and sends to the one after, always the same number of pieces. */
abstract class Ring extends Round {
    final int rank;
    final int ranks;
    final Cut cut;
    private int received;
    private int sent;

    Ring(int steps, int rank, int ranks, Cut cut, int together) {
        super(steps, cut.parts(), together);
        this.rank = rank;
        this.ranks = ranks;
        this.cut = cut;
    }

    final Action receiveNext(Action action) {
        return action.receive(received++);
    }

    final Action sendNext(Action action) {
        return action.send(rank + 1 == ranks ? 0 : rank + 1, 0, sent++);
    }

    /** The slice that a rank handles in a step: the one before it, a step ago, sent the same. */
    final int slice(int step) {
        return Math.floorMod(rank - step, ranks);
    }
}
