package orrery.deploy.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import orrery.protocol.naming.Spelling;

/** Reads a text file whole, refusing what is missing, too large or not UTF-8. */
public final class InputFile {
    private static final int NEIGHBOURS = 1000;
    private static final String TOO_LARGE =
            "was the right file given? then leave out what is not needed, or give it in parts";

    private InputFile() {}

    /**
     * @param asked where the name of the file stands, for messages
     * @param field the field that names it, or empty
     */
    public static SourceText read(Path path, Origin asked, String field, int bytesMax) {
        try (var in = Files.newInputStream(path)) {
            return read(path.toString(), in, bytesMax);
        } catch (NoSuchFileException missing) {
            throw new InputProblem(asked, field, "no file " + path, "a file that exists", neighbour(path));
        } catch (AccessDeniedException denied) {
            throw new InputProblem(asked, field, path + ", which may not be read", "a readable file", "");
        } catch (IOException unreadable) {
            var found = Files.isDirectory(path) ? path + ", which is a folder" : path + ": " + unreadable.getMessage();
            throw new InputProblem(asked, field, found, "a readable file", "");
        }
    }

    /**
     * Reads what comes from somewhere to its end, or as far as is allowed.
     *
     * @param name what messages call it
     */
    public static SourceText read(String name, InputStream in, int bytesMax) throws IOException {
        var bytes = in.readNBytes(bytesMax + 1);
        if (bytes.length > bytesMax) {
            var allowed = "at most " + bytesMax / 1_000_000 + " MB";
            throw InputProblem.of(name, "", "more than " + bytesMax + " bytes", allowed, TOO_LARGE);
        }
        return new SourceText(name, decode(name, bytes));
    }

    private static String decode(String name, byte[] bytes) {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(bytes.length + 1);
        var result = decoder.decode(in, out, true);
        var text = out.flip().toString();
        if (result.isError()) {
            throw notUtf8(name, text, bytes[in.position()]);
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static InputProblem notUtf8(String name, String before, byte bad) {
        return new InputProblem(
                new SourceText(name, before).atOffset(before.length()),
                "",
                String.format("byte 0x%02x, which is not UTF-8", bad & 0xff),
                "UTF-8 text",
                "save the file as UTF-8");
    }

    private static String neighbour(Path missing) {
        var folder = missing.toAbsolutePath().getParent();
        if (folder == null || missing.getFileName() == null) {
            return "";
        }
        try (var files = Files.list(folder)) {
            List<String> names = files.limit(NEIGHBOURS)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
            return Spelling.didYouMean(missing.getFileName().toString(), names);
        } catch (IOException noSuchFolder) {
            return "";
        }
    }
}
