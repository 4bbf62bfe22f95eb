package orrery.node.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes small safetensors files, right and wrong ones. */
final class SafetensorsFile {
    /** Two tensors, "a" (2, 3) in float32 and "b" (4) in bfloat16: 32 bytes of data. */
    static final String VALID = """
            {"__metadata__":{"format":"pt"},
            "a":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},
            "b":{"dtype":"BF16","shape":[4],"data_offsets":[24,32]}}""";

    private SafetensorsFile() {}

    static byte[] bytes(String header, int dataBytes) {
        var text = header.getBytes(StandardCharsets.UTF_8);
        var file = ByteBuffer.allocate(8 + text.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
        return file.putLong(text.length).put(text).array();
    }

    static Path write(Path file, byte[] bytes) throws IOException {
        return Files.write(file, bytes);
    }

    static Path write(Path file, String header, int dataBytes) throws IOException {
        return write(file, bytes(header, dataBytes));
    }
}
