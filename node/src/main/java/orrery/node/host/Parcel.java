package orrery.node.host;

import java.util.Arrays;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.serialization.SerializationExtension;

/** Something that may be larger than a remoting frame, serialised and cut into slices that its receiver fetches. */
public final class Parcel {
    static final int SLICE_BYTES = 128 << 10;

    private final byte[] content;

    private Parcel(byte[] content) {
        this.content = content;
    }

    /** Packs an object whose class has a serializer. */
    public static Parcel of(Object object, ActorSystem<?> system) {
        return new Parcel(SerializationExtension.get(Adapter.toClassic(system))
                .serialize(object)
                .get());
    }

    public int slices() {
        return Math.ceilDiv(content.length, SLICE_BYTES);
    }

    /** @throws IndexOutOfBoundsException where there is no such slice */
    public byte[] slice(int number) {
        if (number < 0 || number >= slices()) {
            throw new IndexOutOfBoundsException("slice " + number + " of " + slices());
        }
        var end = Math.min(content.length, (number + 1) * SLICE_BYTES);
        return Arrays.copyOfRange(content, number * SLICE_BYTES, end);
    }

    /** Whether somebody may ask for this slice. */
    public boolean has(int number) {
        return number >= 0 && number < slices();
    }
}
