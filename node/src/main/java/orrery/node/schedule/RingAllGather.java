package orrery.node.schedule;

/** All-gather around a ring: every rank's slice travels once around, and every rank keeps a copy. */
public final class RingAllGather extends Ring {
    public RingAllGather(int rank, int ranks, Cut cut, int together) {
        super(ranks, rank, ranks, cut, together);
    }

    @Override
    void act(int step, int part, Action action) {
        var slice = slice(step);
        var from = cut.from(slice, part);
        action.elements(cut.length(slice, part));
        if (step == 0) {
            action.own(from - cut.from(slice));
        } else {
            receiveNext(action);
        }
        action.keep(from);
        if (step < ranks - 1) {
            sendNext(action);
        }
    }
}
