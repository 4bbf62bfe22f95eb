package orrery.fabric.time;

/** Batches for one device, gathered by one owner and put down together. Can be used again and again. */
public final class Sheaf {
    Batch top;
    Batch bottom;
    private long earliestPs = Long.MAX_VALUE;

    public boolean isEmpty() {
        return top == null;
    }

    /** Of what is gathered; there must be something. */
    public int destination() {
        return top.destination();
    }

    public long earliestPs() {
        return earliestPs;
    }

    /** All batches of a sheaf have one destination. */
    public void add(Batch batch) {
        batch.below = top;
        top = batch;
        bottom = bottom == null ? batch : bottom;
        earliestPs = Math.min(earliestPs, batch.earliestPs());
    }

    void clear() {
        top = null;
        bottom = null;
        earliestPs = Long.MAX_VALUE;
    }
}
