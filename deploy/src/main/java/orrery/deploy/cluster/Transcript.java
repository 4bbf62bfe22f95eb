package orrery.deploy.cluster;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import orrery.fabric.time.Note;
import orrery.fabric.topology.Topology;

/** A file of what happened: one JSON object a line, in the order of virtual time. */
final class Transcript {
    private Transcript() {}

    static void write(Path file, List<Note> notes, Topology topology) {
        try (var out = Files.newBufferedWriter(file)) {
            for (var note : notes) {
                out.write(line(note, topology));
                out.write('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the transcript " + file + " cannot be written: " + e.getMessage(), e);
        }
    }

    private static String line(Note note, Topology topology) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("time_ps", note.timePs())
                .put("device", topology.name(note.device()))
                .put("happened", note.happened())
                .toString();
    }
}
