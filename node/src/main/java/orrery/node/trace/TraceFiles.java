package orrery.node.trace;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import orrery.protocol.wire.proto.TraceMetadataProto;

/** The files {@code PREFIX.RANK.et} of all ranks. */
public final class TraceFiles {
    private static final int RANKS_MOST = 1 << 20;

    private TraceFiles() {}

    /**
     * All ranks of a prefix.
     *
     * @param groups file with the ranks of each group
     * @throws TraceProblem where a file is missing or cannot be understood
     * @throws UncheckedIOException where one cannot be read
     */
    public static Traces read(Path prefix, Optional<Path> groups) {
        var room = Room.ofThisJvm();
        var ranks = new ArrayList<RankTrace>();
        for (var file : files(prefix)) {
            ranks.add(read(file, ranks.size(), room));
        }
        var named = groups.map(GroupFile::read).orElse(List.of());
        return new Traces(ranks, named);
    }

    /** One file alone; its rank is the number before {@code .et}, or 0. */
    public static RankTrace read(Path file) {
        var name = Pattern.compile("\\.(\\d{1,7})\\.et$").matcher(file.toString());
        return read(file, name.find() ? Integer.parseInt(name.group(1)) : 0, Room.ofThisJvm());
    }

    private static RankTrace read(Path file, int rank, Room room) {
        if (!Files.isRegularFile(file)) {
            throw new TraceProblem(file.toString(), "", "no file", "an execution trace", "");
        }
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            return new TraceReading(file.toString(), in, room).read(rank);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** By rank, from 0 without a gap. */
    private static List<Path> files(Path prefix) {
        var found = found(prefix);
        if (found.isEmpty()) {
            throw new TraceProblem(
                    prefix + ".0.et", "", "no file", "one file for each rank, from 0 on", "name the part before .0.et");
        }
        for (var rank = 0; rank < found.size(); rank++) {
            if (!found.containsKey(rank)) {
                throw new TraceProblem(
                        prefix + "." + rank + ".et",
                        "",
                        "no file, though there is one for rank " + found.lastKey(),
                        "one file for each rank, from 0 on",
                        "add it, or number the files without a gap");
            }
        }
        return List.copyOf(found.values());
    }

    private static TreeMap<Integer, Path> found(Path prefix) {
        var folder = Optional.ofNullable(prefix.getParent()).orElse(Path.of(""));
        var name = Pattern.compile(Pattern.quote(prefix.getFileName() + ".") + "(0|[1-9]\\d{0,6})\\.et");
        var found = new TreeMap<Integer, Path>();
        if (!Files.isDirectory(folder.toAbsolutePath())) {
            return found;
        }
        try (var all = Files.list(folder)) {
            all.forEach(file -> {
                var match = name.matcher(file.getFileName().toString());
                if (match.matches() && Integer.parseInt(match.group(1)) < RANKS_MOST) {
                    found.put(Integer.parseInt(match.group(1)), file);
                }
            });
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Writes every rank's file, and {@code PREFIX.groups.json} where there are groups.
     *
     * @return what was written
     */
    public static List<Path> write(Path prefix, Traces traces) {
        var written = new ArrayList<Path>();
        for (var rank = 0; rank < traces.ranks().size(); rank++) {
            var file = prefix.resolveSibling(prefix.getFileName() + "." + rank + ".et");
            write(file, traces.ranks().get(rank));
            written.add(file);
        }
        if (!traces.groups().isEmpty()) {
            var file = prefix.resolveSibling(prefix.getFileName() + ".groups.json");
            GroupFile.write(file, traces.groups());
            written.add(file);
        }
        return written;
    }

    private static void write(Path file, RankTrace trace) {
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            TraceMetadataProto.newBuilder()
                    .setVersion(RankTrace.VERSION)
                    .build()
                    .writeDelimitedTo(out);
            for (var node : trace.nodes()) {
                NodeWriting.write(node).writeDelimitedTo(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written: " + e.getMessage(), e);
        }
    }
}
