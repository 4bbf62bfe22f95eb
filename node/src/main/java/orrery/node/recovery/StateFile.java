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
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The devices of one place in one checkpoint: a stamp, an index of device numbers, lengths and CRC32C sums, one of the arrays
 * beside them, then the states and the arrays in that order.
 */
public final class StateFile {
    private static final long MAGIC = 0x4f_52_52_45_52_59_53_32L; // ORRERYS2

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

    /** To a temporary name first. */
    public static Written write(Path folder, int place, Stamp stamp, PlaceStates devices) throws IOException {
        var file = folder.resolve("place-" + place + ".state");
        var digest = Sha256.digest();
        Durable.write(file, out -> write(new DigestOutputStream(out, digest), stamp, devices));
        return new Written(
                file.getFileName().toString(),
                Files.size(file),
                Sha256.text(digest),
                devices.states().size());
    }

    private static void write(OutputStream to, Stamp stamp, PlaceStates devices) throws IOException {
        var out = new DataOutputStream(to);
        out.writeLong(MAGIC);
        stamp.write(out);
        writeIndex(devices, out);
        for (var state : devices.states().values()) {
            out.write(state);
        }
        for (var array : devices.arrays()) {
            out.write(StoredArrays.bytes(array));
        }
        out.flush();
    }

    private static void writeIndex(PlaceStates devices, DataOutputStream out) throws IOException {
        var states = devices.states().entrySet().stream()
                .map(state -> Part.of(state.getKey(), state.getValue()))
                .toList();
        var arrays = IntStream.range(0, devices.arrays().size())
                .mapToObj(number ->
                        Part.of(number, StoredArrays.bytes(devices.arrays().get(number))))
                .toList();
        Part.writeAll(states, out);
        Part.writeAll(arrays, out);
    }

    /**
     * The states of some devices; what they say of their own content is checked, arrays when they are asked for.
     *
     * @throws RecoveryProblem where the file is something else or damaged
     */
    static PlaceStates read(Path file, Stamp stamp, IntPredicate wanted) throws IOException {
        var size = Files.size(file);
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            requireStamp(file, stamp, in);
            var states = Part.readAll(file, size, in);
            var arrays = new StoredArrays(file, size, Part.readAll(file, size, in));
            return new PlaceStates(read(file, states, wanted, in), arrays);
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

    private static TreeMap<Integer, byte[]> read(Path file, List<Part> parts, IntPredicate wanted, DataInputStream in)
            throws IOException {
        var states = new TreeMap<Integer, byte[]>();
        for (var part : parts) {
            if (wanted.test(part.number())) {
                states.put(part.number(), whole(file, part, in.readNBytes(part.bytes())));
            } else {
                in.skipNBytes(part.bytes());
            }
        }
        return states;
    }

    private static byte[] whole(Path file, Part part, byte[] state) {
        if (!part.isOf(state)) {
            throw Sealed.damaged(file, "another checksum of device " + part.number() + " than was written");
        }
        return state;
    }
}
