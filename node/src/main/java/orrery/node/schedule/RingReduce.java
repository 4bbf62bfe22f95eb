package orrery.node.schedule;

/** Reduce to rank 0 along the ring: sets out at rank 1, is added to by every rank, ends at rank 0. */
public final class RingReduce extends Ring {
    public RingReduce(int rank, int ranks, Cut cut) {
        super(1, rank, ranks, cut, 1);
    }

    @Override
    void act(int step, int part, Action action) {
        var from = cut.from(0, part);
        action.elements(cut.length(0, part));
        if (rank != 1 && ranks > 1) {
            receiveNext(action);
        }
        action.own(from);
        if (rank == 0) {
            action.keep(from);
        } else {
            sendNext(action);
        }
    }
}
