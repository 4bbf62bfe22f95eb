package orrery.node.schedule;

/** Broadcast from rank 0 along the ring, which need not close. */
public final class RingBroadcast extends Ring {
    public RingBroadcast(int rank, int ranks, Cut cut) {
        super(1, rank, ranks, cut, 1);
    }

    @Override
    void act(int step, int part, Action action) {
        var from = cut.from(0, part);
        action.elements(cut.length(0, part));
        if (rank == 0) {
            action.own(from);
        } else {
            receiveNext(action);
        }
        action.keep(from);
        if (rank < ranks - 1) {
            sendNext(action);
        }
    }
}
