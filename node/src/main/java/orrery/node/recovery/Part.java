package orrery.node.recovery;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * An entry in the index of a file of states.
 *
 * @param number of a device or an array
 * @param bytes that it takes in the file
 * @param sum CRC32C of its number and its bytes together, so that neither is mistaken for another
 */
record Part(int number, int bytes, int sum) {
    private static final int INDEX_BYTES = 3 * Integer.BYTES;

    static Part of(int number, byte[] bytes) {
        return new Part(number, bytes.length, sum(number, bytes));
    }

    private static int sum(int number, byte[] bytes) {
        var crc = new CRC32C();
        for (var shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            crc.update(number >>> shift);
        }
        crc.update(bytes);
        return (int) crc.getValue();
    }

    /** Whether this is what was written. */
    boolean isOf(byte[] found) {
        return found.length == bytes && sum(number, found) == sum;
    }

    static void writeAll(List<Part> parts, DataOutput out) throws IOException {
        out.writeInt(parts.size());
        for (var part : parts) {
            out.writeInt(part.number);
            out.writeInt(part.bytes);
            out.writeInt(part.sum);
        }
    }

    /**
     * No more is reserved than the file can hold.
     *
     * @param size of the file
     * @throws RecoveryProblem where the file is damaged
     */
    static List<Part> readAll(Path file, long size, DataInput in) throws IOException {
        var count = in.readInt();
        if (count < 0 || (long) count * INDEX_BYTES > size) {
            throw Sealed.damaged(file, "an index of " + count + " parts in " + size + " bytes");
        }
        var parts = new ArrayList<Part>(count);
        for (var i = 0; i < count; i++) {
            var part = new Part(in.readInt(), in.readInt(), in.readInt());
            if (part.bytes < 0 || part.bytes > size) {
                throw Sealed.damaged(file, "a part of " + part.bytes + " bytes in " + size);
            }
            parts.add(part);
        }
        return parts;
    }
}
