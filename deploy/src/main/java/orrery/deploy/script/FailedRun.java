package orrery.deploy.script;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import orrery.deploy.engine.ExitCode;
import orrery.deploy.engine.RunFailure;

/** A run that could not go on: a JVM was lost, nothing moved any more, something was used up. */
public final class FailedRun extends RuntimeException {
    private final ExitCode exitCode;
    private final List<String> waiting;
    private final transient Optional<Path> kept;

    FailedRun(RunFailure failure) {
        this(failure, Optional.empty());
    }

    FailedRun(RunFailure failure, Optional<Path> kept) {
        super(failure.getMessage(), failure);
        this.exitCode = failure.exitCode();
        this.waiting = failure.waiting();
        this.kept = kept;
    }

    /** What kind of failure it is, as the command would have told its shell. */
    public ExitCode exitCode() {
        return exitCode;
    }

    /** Where a run over several JVMs is kept: {@code orrery resume FOLDER} takes it up from its last checkpoint. */
    public Optional<Path> kept() {
        return kept;
    }

    /** Of a stall: who waits for what, a line each. */
    public List<String> waiting() {
        return waiting;
    }
}
