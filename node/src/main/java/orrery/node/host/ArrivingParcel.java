package orrery.node.host;

import java.io.ByteArrayOutputStream;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.serialization.SerializationExtension;
import orrery.protocol.wire.WireProblem;

/** The slices of a {@link Parcel} that came, fetched in order, one at a time; repeats are dropped. */
public final class ArrivingParcel {
    /** Bounds what a broken peer can make us reserve: 1 GiB. */
    private static final int MOST_SLICES = 1 << 13;

    private final int slices;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private int next;

    /** @throws WireProblem where nobody packs so many slices */
    public ArrivingParcel(int slices) {
        if (slices < 1 || slices > MOST_SLICES) {
            throw new WireProblem("a parcel of " + slices + " slices, allowed: 1 to " + MOST_SLICES);
        }
        this.slices = slices;
    }

    /** The slice to fetch next. */
    public int next() {
        return next;
    }

    public boolean isComplete() {
        return next == slices;
    }

    /** Takes a slice, where it is the one that was fetched. */
    public void add(HostMessage.Slice slice) {
        if (slice.number() == next && !isComplete()) {
            content.writeBytes(slice.content());
            next++;
        }
    }

    /** What was packed. */
    public <T> T open(Class<T> type, ActorSystem<?> system) {
        return SerializationExtension.get(Adapter.toClassic(system))
                .deserialize(content.toByteArray(), type)
                .get();
    }
}
