package orrery.node.recovery;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UTFDataFormatException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.zip.CRC32C;

/**
 * The devices of one place in one checkpoint: a stamp, an index of device numbers, lengths and CRC32C sums, then the
 * states in that order.
 */
public final class StateFile {
    private static final long MAGIC = 0x4f_52_52_45_52_59_53_31L; // ORRERYS1
    private static final int INDEX_BYTES = 3 * Integer.BYTES;

    private StateFile() {}

    /**
     * What was written.
     *
     * @param name of the file in its checkpoint's folder
     * @param sha256 of all of it, in hexadecimal
     */
    public record Written(String name, long bytes, String sha256, int devices) {}

    /** Whether a name may be that of such a file. */
    static boolean isName(String name) {
        return name.matches("place-\\d{1,4}\\.state");
    }

    /** @param states by device number */
    public static Written write(Path folder, int place, Stamp stamp, SortedMap<Integer, byte[]> states)
            throws IOException {
        var file = folder.resolve("place-" + place + ".state");
        var digest = Sha256.digest();
        Durable.write(file, out -> write(new DigestOutputStream(out, digest), stamp, states));
        return new Written(file.getFileName().toString(), Files.size(file), Sha256.text(digest), states.size());
    }

    private static void write(OutputStream to, Stamp stamp, SortedMap<Integer, byte[]> states) throws IOException {
        var out = new DataOutputStream(to);
        out.writeLong(MAGIC);
        stamp.write(out);
        out.writeInt(states.size());
        for (var state : states.entrySet()) {
            out.writeInt(state.getKey());
            out.writeInt(state.getValue().length);
            out.writeInt(crc(state.getKey(), state.getValue()));
        }
        for (var state : states.values()) {
            out.write(state);
        }
        out.flush();
    }

    /** Of a device's number and state together, so that neither is mistaken for another. */
    private static int crc(int device, byte[] state) {
        var crc = new CRC32C();
        for (var shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            crc.update(device >>> shift);
        }
        crc.update(state);
        return (int) crc.getValue();
    }

    /**
     * The states of some devices; what they say of their own content is checked.
     *
     * @throws RecoveryProblem where the file is something else or damaged
     */
    static TreeMap<Integer, byte[]> read(Path file, Stamp stamp, IntPredicate wanted) throws IOException {
        var size = Files.size(file);
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            requireStamp(file, stamp, in);
            var index = index(file, in, size);
            var states = new TreeMap<Integer, byte[]>();
            for (var at = 0; at < index.length; at += 3) {
                if (wanted.test(index[at])) {
                    states.put(index[at], state(file, in, index, at));
                } else {
                    in.skipNBytes(index[at + 1]);
                }
            }
            return states;
        } catch (EOFException | UTFDataFormatException e) {
            throw Sealed.damaged(file, "an end too soon or no text, in " + size + " bytes");
        }
    }

    private static void requireStamp(Path file, Stamp stamp, DataInputStream in) throws IOException {
        if (in.readLong() != MAGIC) {
            throw new RecoveryProblem(file, "something else", "allowed: states of devices");
        }
        var found = Stamp.read(in);
        if (!found.equals(stamp)) {
            throw new RecoveryProblem(file, found.toString(), "allowed: " + stamp);
        }
    }

    /** Device, length and sum of each state; no more is reserved than the file can hold. */
    private static int[] index(Path file, DataInputStream in, long size) throws IOException {
        var count = in.readInt();
        if (count < 0 || (long) count * INDEX_BYTES > size) {
            throw Sealed.damaged(file, "an index of " + count + " states in " + size + " bytes");
        }
        var index = new int[3 * count];
        for (var i = 0; i < index.length; i++) {
            index[i] = in.readInt();
        }
        for (var at = 1; at < index.length; at += 3) {
            if (index[at] < 0 || index[at] > size) {
                throw Sealed.damaged(file, "a state of " + index[at] + " bytes in " + size);
            }
        }
        return index;
    }

    private static byte[] state(Path file, DataInputStream in, int[] index, int at) throws IOException {
        var state = in.readNBytes(index[at + 1]);
        if (state.length < index[at + 1] || crc(index[at], state) != index[at + 2]) {
            throw Sealed.damaged(file, "another checksum of device " + index[at] + " than was written");
        }
        return state;
    }
}
