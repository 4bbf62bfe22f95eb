package orrery.node.recording;

import java.nio.file.Path;

/** A recording that cannot be read; the message says which file, what was found, and what would help. */
public final class RecordingProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    RecordingProblem(Path file, String found) {
        super("recording " + file.getFileName() + ": " + found + "; let the run write it again");
    }
}
