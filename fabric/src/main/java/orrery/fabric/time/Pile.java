package orrery.fabric.time;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.Consumer;

/**
 * Batches that many threads put down and one picks up, all at once. In no order: whoever reads batches sorts what is in
 * them.
 */
public final class Pile {
    private static final VarHandle TOP;

    static {
        try {
            TOP = MethodHandles.lookup().findVarHandle(Pile.class, "top", Batch.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @SuppressWarnings("unused") // through TOP
    private Batch top;

    /** From any thread; a batch lies on one pile, once. */
    public void put(Batch batch) {
        put(batch, batch);
    }

    /** From any thread; the sheaf is empty then. */
    public void put(Sheaf sheaf) {
        put(sheaf.top, sheaf.bottom);
        sheaf.clear();
    }

    private void put(Batch first, Batch last) {
        do {
            last.below = (Batch) TOP.getAcquire(this);
        } while (!TOP.weakCompareAndSetRelease(this, last.below, first));
    }

    /** Takes everything that lies there. */
    public void takeAll(Consumer<Batch> taker) {
        var batch = (Batch) TOP.getAndSet(this, null);
        while (batch != null) {
            var below = batch.below;
            batch.below = null;
            taker.accept(batch);
            batch = below;
        }
    }
}
