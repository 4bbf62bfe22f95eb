package orrery.node.schedule;

/** Reduce-scatter around a ring: slice c sets out at rank c+1, is added to on its way around, and stays at rank c. */
public final class RingReduceScatter extends Ring {
    public RingReduceScatter(int rank, int ranks, Cut cut, int together) {
        super(ranks, rank, ranks, cut, together);
    }

    @Override
    void act(int step, int part, Action action) {
        var slice = slice(step + 1);
        var from = cut.from(slice, part);
        action.elements(cut.length(slice, part));
        if (step > 0) {
            receiveNext(action);
        }
        action.own(from);
        if (step == ranks - 1) {
            action.keep(from - cut.from(slice));
        } else {
            sendNext(action);
        }
    }
}
