package orrery.node.checkpoint;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Small valid files of both kinds, to read and to damage. */
final class SmallFiles {
    private SmallFiles() {}

    /** Two tensors, "a" (2, 3) in F32 with 0 to 5 and "b" (2, 2, 32) in Q8_0, and metadata of every kind. */
    static GgufWriter gguf() {
        return new GgufWriter()
                .put("general.architecture", "llama")
                .put("llama.block_count", 2)
                .put("llama.rope.freq_base", 10000f)
                .put("tokenizer.ggml.add_bos_token", true)
                .put("tokenizer.ggml.tokens", List.of("<s>", "ab", "星"))
                .put("tokenizer.ggml.scores", 0f, -1f, -2f)
                .put("tokenizer.ggml.token_type", 3, 1, 1)
                .tensor("a", StorageType.F32, List.of(2L, 3L), floats(0, 1, 2, 3, 4, 5))
                .tensor("b", StorageType.Q8_0, List.of(2L, 2L, 32L), counting(4 * 34));
    }

    static Path write(GgufWriter writer, Path file) throws IOException {
        writer.write(file);
        return file;
    }

    static Supplier<MemorySegment> floats(float... values) {
        var bytes = Arena.ofAuto().allocate((long) values.length * Float.BYTES);
        MemorySegment.copy(values, 0, bytes, ValueLayout.JAVA_FLOAT, 0, values.length);
        return () -> bytes;
    }

    /** Bytes 0, 1, 2 and so on. */
    static Supplier<MemorySegment> counting(int size) {
        var bytes = Arena.ofAuto().allocate(size);
        for (int i = 0; i < size; i++) {
            bytes.set(ValueLayout.JAVA_BYTE, i, (byte) i);
        }
        return () -> bytes;
    }

    /** Reads everything that a file says it has. */
    static void readAll(Checkpoint checkpoint) {
        for (var name : new ArrayList<>(checkpoint.names())) {
            var tensor = checkpoint.tensor(name);
            long last = tensor.bytes().byteSize() - 1;
            if (last >= 0) {
                tensor.bytes().get(ValueLayout.JAVA_BYTE, last);
            }
        }
    }
}
