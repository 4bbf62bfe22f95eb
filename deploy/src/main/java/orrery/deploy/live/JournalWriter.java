package orrery.deploy.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A journal as it grows: every line is on disk before anybody is told of it. */
public final class JournalWriter implements AutoCloseable {
    private final FileChannel file;

    private JournalWriter(FileChannel file) {
        this.file = file;
    }

    /**
     * A new one.
     *
     * @throws java.nio.file.FileAlreadyExistsException where there is a file of that name
     */
    public static JournalWriter create(Path path, Asked asked) throws IOException {
        var file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        var journal = new JournalWriter(file);
        journal.write(JournalLines.header(asked));
        return journal;
    }

    void write(ObjectNode line) throws IOException {
        var bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
        file.force(true);
    }

    /** The run ended, and this came out. */
    public void end(String fingerprint) throws IOException {
        write(JournalLines.end(fingerprint));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
