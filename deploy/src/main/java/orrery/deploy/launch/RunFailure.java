package orrery.deploy.launch;

/** A run, or a member, that cannot go on; foreseen, so that it needs a clear message and no stack trace. */
public final class RunFailure extends Exception {
    private final ExitCode exitCode;

    /**
     * @param exitCode what kind of failure it is
     * @param message what failed, naming the member, file or device, and what to do
     */
    public RunFailure(ExitCode exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    public RunFailure(ExitCode exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    public ExitCode exitCode() {
        return exitCode;
    }
}
