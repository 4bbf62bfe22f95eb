package orrery.node.checkpoint;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the tensor table of a GGUF file and believes nothing in it unchecked. */
final class GgufTensors {
    private static final long LEAST_BYTES = 2 * Long.BYTES + 2 * Integer.BYTES; // empty name, no dimensions
    private static final long MOST = 1 << 20; // a trillion-parameter model with stacked experts has some thousands
    private static final int MOST_DIMENSIONS = 4;

    private record Entry(String name, StorageType type, List<Long> shape, long offset, long bytes) {}

    private final GgufCursor from;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private GgufTensors(GgufCursor from) {
        this.from = from;
    }

    /** How many tensors the file says it has; at most as many as it has room for. */
    static long count(GgufCursor from) {
        return from.count("tensor count", LEAST_BYTES, MOST);
    }

    /** The {@code count} tensors of the table that follows in {@code from}, as views of {@code all}, the whole file. */
    static Map<String, Stored> read(GgufCursor from, long count, int alignment, MemorySegment all) {
        var table = new GgufTensors(from);
        for (long i = 0; i < count; i++) {
            table.add(from.text("name of tensor " + i));
        }
        long begin = Math.ceilDiv(from.at(), (long) alignment) * alignment;
        return table.within(all.asSlice(Math.min(begin, all.byteSize())), alignment);
    }

    private void add(String name) {
        var shape = shape(name);
        int id = from.fourBytes(name + " type");
        var type = StorageType.ofGguf(id).orElseThrow(() -> unknown(name, id));
        long offset = from.eightBytes(name + " offset");
        if (entries.put(name, new Entry(name, type, shape, offset, bytes(name, type, shape))) != null) {
            throw new ModelProblem(from.file(), name, "the tensor twice", "every name may stand there once");
        }
    }

    /** Dimensions stand innermost first in the file, outermost first in Orrery. */
    private List<Long> shape(String name) {
        int dimensions = from.fourBytes(name + " dimensions");
        if (dimensions < 1 || dimensions > MOST_DIMENSIONS) {
            throw new ModelProblem(
                    from.file(), name, Integer.toUnsignedString(dimensions) + " dimensions", "1 to 4 are possible");
        }
        var shape = new ArrayList<Long>();
        for (int i = 0; i < dimensions; i++) {
            long size = from.eightBytes(name + " shape");
            if (size < 1) {
                throw new ModelProblem(
                        from.file(), name + " shape", Long.toUnsignedString(size), "1 to 2^63 - 1 is possible");
            }
            shape.addFirst(size);
        }
        return List.copyOf(shape);
    }

    private long bytes(String name, StorageType type, List<Long> shape) {
        if (shape.getLast() % type.blockElements() != 0) {
            throw new ModelProblem(
                    from.file(),
                    name + " shape",
                    shape.toString(),
                    "a row of " + type + " is a multiple of " + type.blockElements() + " elements");
        }
        try {
            return type.bytes(shape.stream().reduce(1L, Math::multiplyExact));
        } catch (ArithmeticException e) {
            throw new ModelProblem(from.file(), name + " shape", shape.toString(), "no file can hold so much", e);
        }
    }

    private Map<String, Stored> within(MemorySegment data, int alignment) {
        var tensors = new LinkedHashMap<String, Stored>();
        var extents = new ArrayList<Extent>();
        for (var entry : entries.values()) {
            requirePlace(entry, data.byteSize(), alignment);
            extents.add(new Extent(entry.name, entry.offset, entry.offset + entry.bytes));
            var bytes = data.asSlice(entry.offset, entry.bytes);
            tensors.put(entry.name, new Stored(from.file(), entry.name, entry.type, entry.shape, bytes));
        }
        Extent.requireDisjoint(from.file(), "offset", extents);
        return tensors;
    }

    private void requirePlace(Entry entry, long size, int alignment) {
        long offset = entry.offset;
        Optional<String> remedy = Optional.empty();
        if (offset % alignment != 0) {
            remedy = Optional.of("a multiple of the alignment " + alignment + " is expected");
        } else if (offset < 0 || entry.bytes > size || offset > size - entry.bytes) {
            remedy = Optional.of(entry.type + " " + entry.shape + " takes " + entry.bytes + " bytes of the " + size
                    + " that there are; was the file cut off?");
        }
        remedy.ifPresent(text -> {
            throw new ModelProblem(from.file(), entry.name + " offset", Long.toUnsignedString(offset), text);
        });
    }

    private ModelProblem unknown(String name, int id) {
        return new ModelProblem(
                from.file(),
                name + " type",
                "type " + Integer.toUnsignedString(id),
                "known: " + StorageType.ggufNames() + "; convert the file with a current llama.cpp");
    }
}
