package orrery.deploy.script;

import java.util.List;
import orrery.deploy.engine.ExitCode;
import orrery.deploy.engine.RunFailure;

/** A run that could not go on: a JVM was lost, nothing moved any more, something was used up. */
public final class FailedRun extends RuntimeException {
    private final ExitCode exitCode;
    private final List<String> waiting;

    FailedRun(RunFailure failure) {
        super(failure.getMessage(), failure);
        this.exitCode = failure.exitCode();
        this.waiting = failure.waiting();
    }

    /** What kind of failure it is, as the command would have told its shell. */
    public ExitCode exitCode() {
        return exitCode;
    }

    /** Of a stall: who waits for what, a line each. */
    public List<String> waiting() {
        return waiting;
    }
}
