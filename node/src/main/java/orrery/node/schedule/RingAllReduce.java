package orrery.node.schedule;

/**
 * All-reduce around a ring: every slice travels once around and is added to, then once around and is copied.
 *
 * <pre>
 *   step 0            rank r sends slice r
 *   steps 1 … n-2     adds its own slice r - step to what comes, sends the sum on
 *   step n-1          the sum is whole: keeps it and sends it on
 *   steps n … 2n-3    keeps what comes and sends it on
 *   step 2n-2         keeps what comes
 * </pre>
 *
 * Slice c is added in the order of ranks c, c+1, …, c-1: fixed, though not the same for every slice.
 */
public final class RingAllReduce extends Ring {
    private final int whole;

    public RingAllReduce(int rank, int ranks, Cut cut, int together) {
        super(2 * ranks - 1, rank, ranks, cut, together);
        this.whole = ranks - 1;
    }

    @Override
    void act(int step, int part, Action action) {
        var slice = slice(step);
        var from = cut.from(slice, part);
        action.elements(cut.from(slice, part + 1) - from);
        if (step > 0) {
            receiveNext(action);
        }
        if (step <= whole) {
            action.own(from);
        }
        if (step >= whole) {
            action.keep(from);
        }
        if (step < 2 * whole) {
            sendNext(action);
        }
    }
}
