package orrery.deploy.perfetto;

import com.google.protobuf.ByteString;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The files that a trace is split into; each describes the tracks that it has anything on. */
final class Parts implements AutoCloseable {
    private static final String SUFFIX = ".pftrace";

    private final Path folder;
    private final long mostBytes;
    private final List<Path> files = new ArrayList<>();
    private final Set<Long> described = new HashSet<>();
    private OutputStream out;
    private long bytes;

    Parts(Path folder, long mostBytes) throws IOException {
        this.folder = folder;
        this.mostBytes = mostBytes;
        next();
    }

    /** {@code trace.pftrace}, {@code trace-2.pftrace}, … */
    private void next() throws IOException {
        var number = files.isEmpty() ? "" : "-" + (files.size() + 1);
        var file = folder.resolve("trace" + number + SUFFIX);
        out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
        files.add(file);
        described.clear();
        bytes = 0;
    }

    /** Before a slice or a value, never between the two ends of a slice. */
    void splitWhereLarge() throws IOException {
        if (bytes >= mostBytes) {
            out.close();
            next();
        }
    }

    /** Once a file. */
    void describe(long uuid, Supplier<ByteString> descriptor) throws IOException {
        if (described.add(uuid)) {
            write(descriptor.get());
        }
    }

    void write(ByteString packet) throws IOException {
        packet.writeTo(out);
        bytes += packet.size();
    }

    List<Path> files() {
        return List.copyOf(files);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
