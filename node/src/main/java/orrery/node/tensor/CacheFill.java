package orrery.node.tensor;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.IntVector;

/**
 * Brings weights into the cache in one go.
 *
 * <p>Multiplying soon fills the window in which a processor looks for loads that it can start early, and Java has no
 * prefetch instruction. Bare loads, one line after the other, run at the speed of memory; the multiplications after them
 * at that of the cache. Together that was half as fast again as multiplying what lies in memory.
 */
public final class CacheFill {
    /** Bytes to bring in at once: well within a first-level cache. */
    static final int BYTES = 32 << 10;

    /** A shorter row is too much work for each of its bytes to keep memory busy anyway. */
    private static final int ROW_BYTES_LEAST = 384;

    private static final int LINE = 64; // bytes of a cache line, and of a vector

    /** Nobody reads it; but what may be written here, the compiler has to load. */
    private static int unread;

    private static final long PART = 4 << 20;

    private CacheFill() {}

    /** Reads all of {@code memory} once, on every idle core, and does nothing with it: the yardstick of all kernels. */
    public static void readAll(MemorySegment memory) {
        long bytes = memory.byteSize();
        Cores.forWork(bytes).share(Math.toIntExact(Math.ceilDiv(bytes, PART)), part -> {
            long end = Math.min(bytes, (part + 1) * PART);
            for (long at = part * PART; at < end; at += BYTES) {
                line(memory, at, (int) Math.min(BYTES, end - at));
            }
        });
    }

    /** Rows of {@code length} bytes from byte {@code row} on. */
    static void rows(MemorySegment weights, long row, long rowBytes, int length, int count) {
        if (length < ROW_BYTES_LEAST) {
            return;
        }
        if (rowBytes == length) {
            line(weights, row, length * count);
            return;
        }
        for (int i = 0; i < count; i++) {
            line(weights, row + i * rowBytes, length);
        }
    }

    private static void line(MemorySegment weights, long at, int bytes) {
        if (bits(weights, at, bytes) == 1) {
            unread = 1;
        }
    }

    private static int bits(MemorySegment weights, long at, int bytes) {
        var bits0 = IntVector.zero(IntVector.SPECIES_512);
        var bits1 = bits0;
        var bits2 = bits0;
        var bits3 = bits0;
        for (int i = 0; i <= bytes - 4 * LINE; i += 4 * LINE) {
            bits0 = bits0.or(load(weights, at + i));
            bits1 = bits1.or(load(weights, at + i + LINE));
            bits2 = bits2.or(load(weights, at + i + 2 * LINE));
            bits3 = bits3.or(load(weights, at + i + 3 * LINE));
        }
        return bits0.or(bits1).or(bits2.or(bits3)).lane(0);
    }

    private static IntVector load(MemorySegment weights, long at) {
        return IntVector.fromMemorySegment(IntVector.SPECIES_512, weights, at, ByteOrder.LITTLE_ENDIAN);
    }
}
