package orrery.protocol.wire;

import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.io.Input;

/**
 * Refuses a length that the bytes cannot hold before Kryo allocates for it. Kryo writes lengths and class ids, and
 * nothing else, as unsigned variable-length integers.
 */
final class BoundedInput extends Input {
    private static final int LARGEST_CLASS_ID = 1 << 12;

    private final int most;

    BoundedInput(byte[] bytes) {
        super(bytes);
        most = Math.max(LARGEST_CLASS_ID, bytes.length);
    }

    @Override
    public int readVarInt(boolean optimizePositive) {
        return bounded(super.readVarInt(optimizePositive), optimizePositive);
    }

    @Override
    public int readVarIntFlag(boolean optimizePositive) {
        return bounded(super.readVarIntFlag(optimizePositive), optimizePositive);
    }

    private int bounded(int value, boolean unsigned) {
        if (unsigned && (value < 0 || value > most)) {
            throw new KryoException(
                    "a length or class of " + Integer.toUnsignedString(value) + " in " + limit() + " bytes");
        }
        return value;
    }
}
