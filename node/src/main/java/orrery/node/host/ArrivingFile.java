package orrery.node.host;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The slices of a file that came, fetched in order, one at a time, into another; repeats are dropped. */
public final class ArrivingFile implements AutoCloseable {
    private final int slices;
    private final OutputStream out;
    private int next;

    /** @param file is replaced where there is one */
    public ArrivingFile(Path file, int slices) throws IOException {
        this.slices = slices;
        this.out = Files.newOutputStream(file);
    }

    /** The slice to fetch next. */
    public int next() {
        return next;
    }

    public boolean isComplete() {
        return next >= slices;
    }

    /** Takes a slice, where it is the one that was fetched; after the last, all is on disk. */
    public void add(int number, byte[] content) throws IOException {
        if (number == next && !isComplete()) {
            out.write(content);
            next++;
            if (isComplete()) {
                close();
            }
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
