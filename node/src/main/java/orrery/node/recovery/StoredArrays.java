package orrery.node.recovery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** The arrays at the end of a file of states, each read and checked when it is first asked for. From any thread. */
final class StoredArrays extends AbstractList<float[]> implements RandomAccess {
    private final Path file;
    private final List<Part> parts;
    private final long[] ends; // of each, in bytes from the beginning of the file
    private final AtomicReferenceArray<float[]> read;

    /** @throws RecoveryProblem where the file cannot hold so many */
    StoredArrays(Path file, long fileBytes, List<Part> parts) {
        this.file = file;
        this.parts = parts;
        this.read = new AtomicReferenceArray<>(parts.size());
        this.ends = new long[parts.size()];
        var end = fileBytes;
        for (var number = ends.length - 1; number >= 0; number--) {
            ends[number] = end;
            end -= parts.get(number).bytes();
        }
        if (end < 0) {
            throw Sealed.damaged(file, (fileBytes - end) + " bytes of arrays in " + fileBytes);
        }
    }

    static byte[] bytes(float[] array) {
        var bytes = ByteBuffer.allocate(Math.multiplyExact(Float.BYTES, array.length));
        bytes.asFloatBuffer().put(array);
        return bytes.array();
    }

    @Override
    public int size() {
        return parts.size();
    }

    /**
     * @throws RecoveryProblem where it is damaged
     * @throws UncheckedIOException where it cannot be read
     */
    @Override
    public float[] get(int number) {
        var known = read.get(Objects.checkIndex(number, parts.size()));
        if (known != null) {
            return known;
        }
        read.compareAndSet(number, null, fromFile(number));
        return read.get(number);
    }

    private float[] fromFile(int number) {
        var part = parts.get(number);
        var bytes = ByteBuffer.allocate(part.bytes());
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.read(bytes, ends[number] - part.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (part.number() != number || !part.isOf(bytes.array())) {
            throw Sealed.damaged(file, "another checksum of array " + number + " than was written");
        }
        var array = new float[part.bytes() / Float.BYTES];
        bytes.flip().asFloatBuffer().get(array);
        return array;
    }
}
