package orrery.node.checkpoint;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** One GGUF file: the whole model, or one of the parts into which llama.cpp splits it. */
record GgufPart(Path file, GgufMetadata metadata, Map<String, Stored> tensors) {
    private static final int MAGIC = 0x46554747; // "GGUF"
    private static final int DEFAULT_ALIGNMENT = 32;
    private static final int LARGEST_ALIGNMENT = 1 << 20;
    private static final long LARGEST_HEADER = 1 << 28; // vocabularies take some ten million bytes
    private static final String COUNT = "split.count";
    private static final Pattern FIRST = Pattern.compile("(.+)-00001-of-(\\d{5})\\.gguf");

    static GgufPart open(Path file) {
        var all = MappedFile.map(file);
        var from = new GgufCursor(file, all.asSlice(0, Math.min(all.byteSize(), LARGEST_HEADER)));
        requireVersion(file, from.fourBytes("magic"), from);
        long tensors = GgufTensors.count(from);
        long pairs = GgufMetadata.count(from);
        var metadata = GgufMetadata.read(from, pairs);
        return new GgufPart(file, metadata, GgufTensors.read(from, tensors, alignment(metadata), all));
    }

    /** The parts after {@code first}, each saying of itself what its name says. */
    static List<GgufPart> others(GgufPart first) {
        int count = first.metadata.integerOr(COUNT, 0, 99_999, 1);
        if (count <= 1) {
            return List.of();
        }
        var name = FIRST.matcher(String.valueOf(first.file.getFileName()));
        if (!name.matches() || Integer.parseInt(name.group(2)) != count) {
            throw first.metadata.problem(
                    COUNT, "open the first part, named NAME-00001-of-%05d.gguf, beside the others".formatted(count));
        }
        return IntStream.range(1, count)
                .mapToObj(number -> open(first.file.resolveSibling(
                                "%s-%05d-of-%05d.gguf".formatted(name.group(1), number + 1, count)))
                        .require(number, count))
                .toList();
    }

    /** Refuses a model of several parts that has not as many tensors as its first part says. */
    void requireTensors(int found) {
        var key = "split.tensors.count";
        if (metadata.integerOr(key, 0, Integer.MAX_VALUE, found) != found) {
            throw metadata.problem(key, "the files together have " + found + " tensors; does one belong elsewhere?");
        }
    }

    private GgufPart require(int number, int count) {
        metadata.integer("split.no", number, number);
        metadata.integer(COUNT, count, count);
        return this;
    }

    private static void requireVersion(Path file, int magic, GgufCursor from) {
        if (magic != MAGIC) {
            throw new ModelProblem(
                    file,
                    "magic",
                    "%08x".formatted(Integer.reverseBytes(magic)),
                    "a GGUF file begins with 47475546, \"GGUF\"");
        }
        int version = from.fourBytes("version");
        if (version != 2 && version != 3) {
            throw new ModelProblem(
                    file,
                    "version",
                    Integer.toUnsignedString(version),
                    "2 and 3 are read, little-endian; convert the file with a current llama.cpp");
        }
    }

    private static int alignment(GgufMetadata metadata) {
        var key = "general.alignment";
        int alignment = metadata.integerOr(key, 1, LARGEST_ALIGNMENT, DEFAULT_ALIGNMENT);
        if (Integer.bitCount(alignment) != 1) {
            throw metadata.problem(key, "a power of two is expected");
        }
        return alignment;
    }
}
