package orrery.node.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** A file of golden vectors; the README beside them says how they were made. */
record GoldenFile(List<String> lines) {
    static GoldenFile open(String name) {
        try (var stream = GoldenFile.class.getResourceAsStream(name)) {
            var text = new String(stream.readAllBytes(), StandardCharsets.US_ASCII);
            return new GoldenFile(text.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The floats of a line from word {@code from} on. */
    static float[] floats(String line, int from) {
        var words = line.split(" ");
        var floats = new float[words.length - from];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = Float.intBitsToFloat(HexFormat.fromHexDigits(words[from + i]));
        }
        return floats;
    }

    /** The first word of a line as bytes. */
    static byte[] bytes(String line) {
        return HexFormat.of().parseHex(line.substring(0, line.indexOf(' ')));
    }
}
