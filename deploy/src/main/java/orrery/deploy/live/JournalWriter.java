package orrery.deploy.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import orrery.fabric.fault.Amendment;

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

    /**
     * That of a run which is taken up, in place of what is there: its last line may have been cut short, or be missing.
     *
     * @param entries that the run had before anybody amended it
     */
    public static JournalWriter again(Path path, Asked asked, int entries, List<Amendment.Dated> amendments)
            throws IOException {
        var unfinished = path.resolveSibling(path.getFileName() + ".unfinished");
        Files.deleteIfExists(unfinished);
        var journal = create(unfinished, asked);
        var entry = entries;
        for (var amendment : amendments) {
            switch (amendment.amendment()) {
                case Amendment.Inject(var fault) ->
                    journal.write(JournalLines.inject(amendment.atPs(), entry++, TypedFault.of(fault)));
                case Amendment.Heal(var healed) -> journal.write(JournalLines.heal(amendment.atPs(), healed));
            }
        }
        Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
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
