package orrery.node.recovery;

import java.nio.file.Path;

/** A file that a run left cannot be used: damaged, of something else, or not there. */
public final class RecoveryProblem extends RuntimeException {
    private final Path file;

    /**
     * @param found what stands there
     * @param remedy what is allowed, or what to do about it
     */
    public RecoveryProblem(Path file, String found, String remedy) {
        super("%s: found %s; %s".formatted(file, found, remedy));
        this.file = file;
    }

    public Path file() {
        return file;
    }
}
